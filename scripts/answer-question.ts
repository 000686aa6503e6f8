import type { z } from "zod";
import { nextUniform, readTerms, replicationBacklog, stream, weighTerms } from "@/engine";
import { claimQuestion } from "@/schemas/claims";
import * as questions from "@/schemas/engine-questions";
import { replayQuestion, runbookQuestion } from "@/schemas/rehearsal-questions";
import * as sizing from "@/schemas/sizing-questions";
import { answerReplay, answerRunbook } from "./answer-rehearsal";
import { answerErlang, answerSizing } from "./answer-sizing";
import {
	answerActiveActive,
	answerActivePassive,
	answerBlockDiagram,
	answerFaultTree,
	answerLatentFault,
	answerMarkov,
} from "./answer-structure";
import {
	answerChoice,
	answerCompoundDowntime,
	answerCopies,
	answerDrills,
	answerLoss,
	answerNetwork,
	answerRate,
	answerRecovery,
	answerRestores,
	answerSchedule,
	answerService,
} from "./answer-time";

/** Input that cannot be used, and why, in words with the path of the field. */
export class Unusable extends Error {}

const question = <S extends z.ZodType>(schema: S, answer: (input: z.infer<S>) => unknown) => ({
	answer(input: unknown): unknown {
		const parsed = schema.safeParse(input);
		if (!parsed.success) throw new Unusable(parsed.error.issues.flatMap((issue) => linesOf(issue, [])).join("\n"));
		return answer(parsed.data);
	},
});

const QUESTIONS = {
	"block-diagram": question(questions.blockDiagramQuestion, answerBlockDiagram),
	"fault-tree": question(questions.faultTreeQuestion, answerFaultTree),
	markov: question(questions.markovQuestion, answerMarkov),
	"active-passive": question(questions.activePassiveQuestion, answerActivePassive),
	"active-active": question(questions.activeActiveQuestion, answerActiveActive),
	"latent-fault": question(questions.latentFaultQuestion, answerLatentFault),
	network: question(questions.networkQuestion, answerNetwork),
	schedule: question(questions.scheduleQuestion, (input) => {
		const generator = stream(input.seed, "schedule");
		return answerSchedule(input, () => nextUniform(generator));
	}),
	"compound-downtime": question(questions.compoundDowntimeQuestion, answerCompoundDowntime),
	drills: question(questions.drillsQuestion, answerDrills),
	restores: question(questions.restoresQuestion, answerRestores),
	rate: question(questions.rateQuestion, answerRate),
	copies: question(questions.copiesQuestion, answerCopies),
	loss: question(questions.lossQuestion, answerLoss),
	backlog: question(questions.backlogQuestion, replicationBacklog),
	choice: question(questions.choiceQuestion, answerChoice),
	recovery: question(questions.recoveryQuestion, answerRecovery),
	runbook: question(runbookQuestion, answerRunbook),
	replay: question(replayQuestion, answerReplay),
	service: question(questions.serviceQuestion, answerService),
	claim: question(claimQuestion, ({ text, ...calendar }) => {
		const read = readTerms(text);
		return { ...read, ...weighTerms(read.terms, calendar) };
	}),
	erlang: question(sizing.erlangQuestion, answerErlang),
	sizing: question(sizing.sizingQuestion, answerSizing),
} as const;

export const QUESTION_NAMES = Object.keys(QUESTIONS);

/** An issue as lines; of a union the branch that came furthest, because it is the one that was meant. */
function linesOf(issue: z.core.$ZodIssue, before: PropertyKey[]): string[] {
	const path = [...before, ...issue.path];
	if (issue.code === "invalid_union" && issue.errors.length > 0) {
		const depth = (branch: z.core.$ZodIssue[]): number =>
			Math.max(...branch.map((one) => (one.code === "unrecognized_keys" ? -0.5 : 0) + one.path.length)) - branch.length;
		const meant = issue.errors.reduce((best, branch) => (depth(branch) > depth(best) ? branch : best));
		return meant.flatMap((one) => linesOf(one, path));
	}
	if (issue.code === "unrecognized_keys")
		return issue.keys.map((key) => `${[...path, key].join(".")}: is not a field of this question`);
	return [`${path.join(".") || "input"}: ${issue.message}`];
}

/** The answer to one of QUESTION_NAMES. Errors: Unusable for an unknown question and for input that cannot be used. */
export function answerQuestion(name: string, input: unknown): unknown {
	if (!Object.hasOwn(QUESTIONS, name))
		throw new Unusable(`"${name}" is not a question. Questions: ${QUESTION_NAMES.join(", ")}`);
	try {
		return QUESTIONS[name as keyof typeof QUESTIONS].answer(input);
	} catch (error) {
		if (error instanceof RangeError) throw new Unusable(error.message);
		throw error;
	}
}
