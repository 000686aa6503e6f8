import type { Sentence } from "../assessment";
import { DOUBTS } from "../catalogue/doubts";
import type { Service } from "../facts";
import { sentence } from "../sentence";

const SAID = { no: "No", partly: "Only in part" } as const;

/**
 * Which doubts about hosting a service are not settled? Each that was answered with no or in part, with its note, and in one
 * sentence how many nobody has answered: a doubt without an answer is open, never settled.
 */
export function openDoubts(service: Service): Sentence[] {
	const answers = new Map((service.design?.cloud?.doubts ?? []).map((one) => [one.doubt, one]));
	const against = DOUBTS.flatMap(({ id, question }) => {
		const given = answers.get(id);
		if (given === undefined || given.answer === "yes" || given.answer === "unknown") return [];
		const note = given.note === null ? "" : ` (${given.note})`;
		return [sentence(`doubt.${id}`, `${question} ${SAID[given.answer]}${note}.`, { doubt: id, answer: given.answer })];
	});
	const open = DOUBTS.filter(({ id }) => (answers.get(id)?.answer ?? "unknown") === "unknown").length;
	if (open === 0) return against;
	const text = `${open} of ${DOUBTS.length} doubts about hosting (security, privacy, performance, availability) are not answered.`;
	return [...against, sentence("doubt.open", text, { open })];
}
