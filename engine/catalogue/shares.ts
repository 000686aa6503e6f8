import type { InputOrigin, Sentence } from "../assessment";
import { sentence } from "../sentence";

/** A share of cases that decides which way a scenario takes, 0 to 1. */
export interface ShareDefault {
	share: number;
	/** Key of `SOURCES`; null: an assumption of ours. */
	source: string | null;
	/** What is taken, as a sentence. */
	text: string;
}

export const SHARES = {
	attack: {
		share: 0.3,
		source: null,
		text: "In 30 % of the cases that people cause it is an attack and not a slip.",
	},
	"lasting-fault": {
		share: 0.35,
		source: null,
		text: "A restart does not cure 35 % of software faults: the version has to go back.",
	},
	"copies-taken/reachable": {
		share: 0.57,
		source: null,
		text: "An attack takes the copies too in 57 % of cases when the stolen account can delete them.",
	},
	"copies-taken/unknown": {
		share: 0.31,
		source: "AT-BAY",
		text: "An attack takes the copies too in 31 % of cases when nobody said who can delete them.",
	},
	"copies-taken/apart": {
		share: 0.02,
		source: null,
		text: "An attack takes the copies too in 2 % of cases although the stolen account cannot delete them.",
	},
} as const satisfies Record<string, ShareDefault>;

export type ShareId = keyof typeof SHARES;

/** A share that took part, as a line of the assumptions. */
export function shareAssumption(id: ShareId): { assumption: Sentence; origin: InputOrigin } {
	const { share, source, text } = SHARES[id];
	return {
		assumption: sentence(`assumption.share.${id}`, text, { share }),
		origin: { kind: source === null ? "assumption" : "catalogue", reference: `shares.${id}`, source },
	};
}
