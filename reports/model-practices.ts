import type { Assessment, Facts, LayerId, PracticeScore } from "@/engine";
import { formatDate, formatNumber, formatSigned } from "@/lib/format";
import { LAYER_IDS, LAYER_LABELS } from "@/lib/labels";
import { practiceWith } from "./catalogue-words";
import type { SourceList } from "./model-assumptions";
import type { VerdictMark } from "./verdict-mark";

export interface PracticeRow {
	id: string;
	practice: string;
	state: VerdictMark;
	evidence: string;
	on: string;
	toGain: string;
	/** What the gap costs in time or frequency, or why the practice does not count. */
	remark: string;
	references: string;
}

export interface PracticesModel {
	introduction: string;
	layers: { id: LayerId; name: string; score: string; sentence: string; rows: PracticeRow[]; more: string | null }[];
}

const STATES: Record<PracticeScore["state"], VerdictMark> = {
	yes: { tone: "ready", sign: "✓", word: "yes" },
	partly: { tone: "partial", sign: "▲", word: "partly" },
	no: { tone: "exposed", sign: "✗", word: "no" },
	"not-applicable": { tone: "neutral", sign: "–", word: "not applicable" },
	"accepted-risk": { tone: "partial", sign: "▲", word: "risk accepted" },
	unknown: { tone: "neutral", sign: "?", word: "unknown" },
};

const ROWS_FOR_A_BOARD = 5;
/** A row stands on one page. */
const LONGEST_REMARK = 400;

function remarkOf(score: PracticeScore, facts: Facts): string {
	if (score.effect) return score.effect.text;
	if (score.state !== "not-applicable" && score.state !== "accepted-risk") return "";
	const reasons = facts.practiceAnswers
		.filter((answer) => answer.practiceId === score.practiceId && answer.reason)
		.map((answer) => answer.reason);
	const said = [...new Set(reasons)].join("; ");
	return said.length > LONGEST_REMARK ? `${said.slice(0, LONGEST_REMARK)}…` : said;
}

/** The newest evidence behind any of the practice's answers. */
function newestEvidence(practiceId: string, facts: Facts): string {
	const dates = facts.practiceAnswers
		.filter((answer) => answer.practiceId === practiceId && answer.state !== "unknown")
		.map((answer) => answer.evidenceOn)
		.filter((date) => date !== null)
		.sort();
	const newest = dates.at(-1);
	return newest ? formatDate(newest) : "undated";
}

function rowOf(score: PracticeScore, facts: Facts, sources: SourceList, detailed: boolean): PracticeRow {
	const practice = practiceWith(score.practiceId);
	const answered = score.state === "yes" || score.state === "partly";
	return {
		id: score.practiceId,
		practice: practice?.practice ?? score.practiceId,
		state: STATES[score.state],
		evidence: answered ? (score.evidence ?? "said") : "–",
		on: answered ? newestEvidence(score.practiceId, facts) : "–",
		toGain: score.pointsToGain > 0 ? formatSigned(score.pointsToGain) : "–",
		remark: remarkOf(score, facts),
		references: detailed
			? [...new Set((practice?.sources ?? []).map(({ key }) => sources.reference(key)))].filter(Boolean).join(" ")
			: "",
	};
}

export function practicesModel(
	facts: Facts,
	assessment: Assessment,
	sources: SourceList,
	detailed: boolean,
): PracticesModel {
	const { readiness } = assessment;
	return {
		introduction:
			"Credit is the answer (no 0, partly ½, yes 1) times its evidence (said ½, documented ¾, tested 1) times its freshness. The last column is what the whole score would still gain. The date is that of the newest evidence.",
		layers: LAYER_IDS.map((id) => {
			const layer = readiness.layers.find((entry) => entry.layer === id);
			const scores = readiness.practices.filter((score) => score.layer === id);
			const shown = detailed
				? scores
				: [...scores].sort((a, b) => b.pointsToGain - a.pointsToGain).slice(0, ROWS_FOR_A_BOARD);
			const rows = shown.map((score) => rowOf(score, facts, sources, detailed));
			const hidden = scores.length - rows.length;
			return {
				id,
				name: LAYER_LABELS[id],
				score: layer?.score == null ? "–" : formatNumber(layer.score),
				sentence: !layer
					? "Not scored."
					: `${layer.answered} of ${layer.applicable} answered, ${layer.outstanding} still outstanding, ${layer.excluded} left out with a reason; ${formatNumber(layer.low)} to ${formatNumber(layer.high)} of 100 with the unknown at their worst and best.`,
				rows,
				more:
					hidden > 0
						? `The ${rows.length} that would gain most; the other ${hidden} stand in the report for the engineers and in the workbook.`
						: null,
			};
		}),
	};
}
