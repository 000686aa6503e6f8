import {
	type AssessOptions,
	assessReadiness,
	assessServices,
	type Facts,
	type PracticeAnswer,
	type Readiness,
} from "@/engine";

export type ScoreRequest = { facts: Facts; options: AssessOptions } | { answers: PracticeAnswer[]; request: number };
export type Score = Pick<Readiness, "score" | "low" | "high" | "coverage" | "evidenceShare">;
export type ScoreAnswer = Score & { request: number };

let base: { facts: Facts; options: AssessOptions } | null = null;

self.onmessage = ({ data }: MessageEvent<ScoreRequest>) => {
	if ("facts" in data) base = data;
	else if (base) {
		const facts = { ...base.facts, practiceAnswers: data.answers };
		const services = assessServices(facts, base.options);
		const { score, low, high, coverage, evidenceShare } = assessReadiness(facts, services, base.options);
		self.postMessage({ score, low, high, coverage, evidenceShare, request: data.request } satisfies ScoreAnswer);
	}
};
