import { formatList } from "@/lib/format";

const COUNTS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const inWords = (count: number): string => COUNTS[count] ?? String(count);

/** The page's answer: what the rates rest on. */
export function ratesSentence(origins: readonly ("override" | "catalogue" | "assumption")[], learnt: number): string {
	const count = (kind: (typeof origins)[number]) => origins.filter((one) => one === kind).length;
	const parts = [
		{ count: count("override"), text: "your own" },
		{ count: count("catalogue"), text: "published" },
		{ count: count("assumption"), text: "assumed" },
	].filter((part) => part.count > 0);
	const rest = formatList(
		parts.map((part) => `${inWords(part.count)} ${part.text}`),
		parts.length,
	);
	const incidents =
		learnt === 0
			? "no incident of your own has moved one yet"
			: `your own incidents move ${learnt === 1 ? "one figure of a service" : `${learnt} figures of services`}`;
	return `Of ${inWords(origins.length)} rates of failure, ${rest}; ${incidents}.`;
}
