import type { TargetVerdict } from "@/engine";
import type { Words } from "./words/words";

/** A verdict on paper: never colour alone, always a sign and a word. */
export interface VerdictMark {
	tone: "ready" | "partial" | "exposed" | "neutral";
	sign: string;
	word: string;
}

const MARKS: Record<TargetVerdict, Omit<VerdictMark, "word">> = {
	met: { tone: "ready", sign: "✓" },
	"at-risk": { tone: "partial", sign: "▲" },
	missed: { tone: "exposed", sign: "✗" },
	"no-target": { tone: "neutral", sign: "–" },
	unknown: { tone: "neutral", sign: "?" },
};

export function verdictMark(verdict: TargetVerdict, { t }: Words): VerdictMark {
	return { ...MARKS[verdict], word: t(`verdicts.${verdict}`) };
}
