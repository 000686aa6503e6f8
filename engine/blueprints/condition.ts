import type { CalendarDate, Facts, Known, Server, Service } from "../facts";
import type { BlueprintChoice } from "./blueprint";
import type { FilledPlace } from "./places";

export type CheckState = "met" | "not-met" | "unknown";

/** Where the fact behind a check is answered; a planned server is answered for once it stands. */
export type AnswerPlace =
	| { page: "service" | "sizing" | "cloud" }
	| { page: "server"; serverId: string }
	| { page: "site"; siteId: string }
	| { page: "blueprint" };

export interface Precondition {
	id: string;
	label: string;
	/** False: advised, and the blueprint works without it. */
	isRequired: boolean;
	state: CheckState;
	sentence: string;
	answerAt: AnswerPlace;
}

export interface Case {
	facts: Facts;
	service: Service;
	choice: BlueprintChoice;
	places: readonly FilledPlace[];
	asOf: CalendarDate;
}

export function check(
	id: string,
	label: string,
	isRequired: boolean,
	state: CheckState,
	sentence: string,
	answerAt: AnswerPlace = { page: "service" },
): Precondition {
	return { id, label, isRequired, state, sentence, answerAt };
}

export const yes = (fact: Known<boolean>): CheckState => (fact === null ? "unknown" : fact ? "met" : "not-met");
export const carriersOf = (one: Case): Server[] =>
	one.places.filter(({ part }) => part === "carrier").map((p) => p.server);
export const secondOf = (one: Case): FilledPlace | null => one.places.find(({ part }) => part === "second") ?? null;
export const atServer = (server: Server | undefined): AnswerPlace =>
	server === undefined
		? { page: "service" }
		: server.planned
			? { page: "blueprint" }
			: { page: "server", serverId: server.id };
