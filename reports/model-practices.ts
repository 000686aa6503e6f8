import { type Facts, type LayerId, PRACTICES, type PracticeScore } from "@/engine";
import { LAYER_IDS } from "@/lib/labels";
import type { Telling } from "./telling";
import type { VerdictMark } from "./verdict-mark";
import type { Words } from "./words/words";

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
	head: string[];
	layers: { id: LayerId; title: string; sentence: string; rows: PracticeRow[]; more: string | null }[];
}

const STATES: Record<PracticeScore["state"], Omit<VerdictMark, "word">> = {
	yes: { tone: "ready", sign: "✓" },
	partly: { tone: "partial", sign: "▲" },
	no: { tone: "exposed", sign: "✗" },
	"not-applicable": { tone: "neutral", sign: "–" },
	"accepted-risk": { tone: "partial", sign: "▲" },
	unknown: { tone: "neutral", sign: "?" },
};

const ROWS_FOR_A_BOARD = 3;
/** A row stands on one page. */
const LONGEST_REMARK = 400;

function remarkOf(score: PracticeScore, facts: Facts, { say }: Words): string {
	if (score.effect) return say(score.effect);
	if (score.state !== "not-applicable" && score.state !== "accepted-risk") return "";
	const reasons = facts.practiceAnswers
		.filter((answer) => answer.practiceId === score.practiceId && answer.reason)
		.map((answer) => answer.reason);
	const said = [...new Set(reasons)].join("; ");
	return said.length > LONGEST_REMARK ? `${said.slice(0, LONGEST_REMARK)}…` : said;
}

/** The newest evidence behind any of the practice's answers. */
function newestEvidence(practiceId: string, facts: Facts, { t, f }: Words): string {
	const dates = facts.practiceAnswers
		.filter((answer) => answer.practiceId === practiceId && answer.state !== "unknown")
		.map((answer) => answer.evidenceOn)
		.filter((date) => date !== null)
		.sort();
	const newest = dates.at(-1);
	return newest ? f.date(newest) : t("practices.undated");
}

/** A translation is of today's wording: a report that was frozen with another keeps its own. */
export function practiceWords(id: string, { catalogue, words }: Pick<Telling, "catalogue" | "words">): string {
	const frozen = catalogue.practices[id]?.practice;
	if (frozen === undefined) return id;
	return frozen === PRACTICES.find((one) => one.id === id)?.practice ? words.practice(id, frozen) : frozen;
}

function rowOf(score: PracticeScore, { facts, catalogue, sources, words, detailed }: Telling): PracticeRow {
	const { t, f } = words;
	const practice = catalogue.practices[score.practiceId];
	const answered = score.state === "yes" || score.state === "partly";
	return {
		id: score.practiceId,
		practice: practiceWords(score.practiceId, { catalogue, words }),
		state: { ...STATES[score.state], word: t(`answers.${score.state}`) },
		evidence: answered ? t(`evidence.${score.evidence ?? "said"}`) : "–",
		on: answered ? newestEvidence(score.practiceId, facts, words) : "–",
		toGain: score.pointsToGain > 0 ? f.signed(score.pointsToGain) : "–",
		remark: remarkOf(score, facts, words),
		references: detailed
			? [...new Set((practice?.sources ?? []).map((key) => sources.reference(key)))].filter(Boolean).join(" ")
			: "",
	};
}

export function practicesModel(telling: Telling): PracticesModel {
	const { readiness } = telling.assessment;
	const { detailed, words } = telling;
	const { t, f } = words;
	return {
		introduction: t("practices.introduction"),
		head: [
			"",
			t("practices.practice"),
			t("practices.answer"),
			t("practices.evidence"),
			t("practices.dated"),
			t("practices.toGain"),
		],
		layers: LAYER_IDS.map((id) => {
			const layer = readiness.layers.find((entry) => entry.layer === id);
			const scores = readiness.practices.filter((score) => score.layer === id);
			const shown = detailed
				? scores
				: [...scores].sort((a, b) => b.pointsToGain - a.pointsToGain).slice(0, ROWS_FOR_A_BOARD);
			const rows = shown.map((score) => rowOf(score, telling));
			const hidden = scores.length - rows.length;
			return {
				id,
				title: t("practices.layerTitle", {
					layer: t(`layers.${id}`),
					score: layer?.score == null ? "–" : layer.answered === 0 ? f.unknown : f.number(layer.score),
				}),
				sentence: !layer
					? t("practices.notScored")
					: t("practices.layerSentence", {
							answered: f.number(layer.answered),
							applicable: f.number(layer.applicable),
							outstanding: f.number(layer.outstanding),
							excluded: f.number(layer.excluded),
							low: f.number(layer.low),
							high: f.number(layer.high),
						}),
				rows,
				more: hidden > 0 ? t("practices.more", { shown: f.number(rows.length), hidden: f.number(hidden) }) : null,
			};
		}),
	};
}
