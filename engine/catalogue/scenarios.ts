import type { ScenarioId } from "../facts";

export interface Scenario {
	id: ScenarioId;
	label: string;
	/** What happens, in a sentence. */
	description: string;
	/** What people say when they mean it: the middle of a sentence. */
	phrase: string;
}

export const SCENARIOS: Readonly<Record<ScenarioId, Scenario>> = {
	hardware: {
		id: "hardware",
		label: "Server hardware loss",
		description: "One machine dies and takes the data on it along.",
		phrase: "a server dies",
	},
	corruption: {
		id: "corruption",
		label: "Storage or data corruption",
		description: "The store is damaged or lost; what copies in real time copies the damage.",
		phrase: "the data is damaged",
	},
	human: {
		id: "human",
		label: "Human error or ransomware",
		description: "Somebody deletes, overwrites or encrypts data with rights to do so.",
		phrase: "somebody deletes or encrypts the data",
	},
	software: {
		id: "software",
		label: "Software fault",
		description: "The service hangs, crashes, or a new version of it does not work.",
		phrase: "the software fails",
	},
	site: {
		id: "site",
		label: "Site loss",
		description: "Fire, flood or a long power cut takes the place and everything in it.",
		phrase: "the site is lost",
	},
	network: {
		id: "network",
		label: "Network or provider loss",
		description: "The servers run and nobody can reach them.",
		phrase: "the network is lost",
	},
};
