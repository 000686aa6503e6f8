import type { ScannerFacts } from "@/engine";

export function scannerSentence(name: string, scanner: ScannerFacts | null): string {
	if (scanner === null) return `Whether a scanner stands in the way of ${name} is not known`;
	if (scanner.place === "none") return `${name} comes in without a scanner`;
	if (scanner.mayBypass === true) return `${name} passes a scanner, and goes round it while it is down`;
	if (scanner.place === "redundant-pair") return `${name} passes one of two scanners, and stops when both are down`;
	return scanner.place === "same-server"
		? `${name} passes a scanner on its own server, and stops when it is down`
		: `${name} passes one scanner, and stops when it is down`;
}
