import type { LayerId } from "../assessment";
import { APPLICATION_PRACTICES } from "./practices/application";
import { DATA_CENTRE_PRACTICES } from "./practices/data-centre";
import { HARDWARE_PRACTICES } from "./practices/hardware";
import type { Practice } from "./practices/practice";
import { PROCESS_PRACTICES } from "./practices/process";
import { SYSTEM_SOFTWARE_PRACTICES } from "./practices/system-software";

export type { PhaseEffect, Practice, PracticeEffect, PracticeSource, RateEffect } from "./practices/practice";

/** Layers from the floor up: each rests on the one before it. */
export const LAYERS: readonly { id: LayerId; label: string }[] = [
	{ id: "data-centre", label: "Data centre" },
	{ id: "hardware", label: "Hardware" },
	{ id: "system-software", label: "System software" },
	{ id: "application", label: "Application software" },
	{ id: "process", label: "Process" },
];

/** The 69 questions, layer by layer. */
export const PRACTICES: readonly Practice[] = [
	...DATA_CENTRE_PRACTICES,
	...HARDWARE_PRACTICES,
	...SYSTEM_SOFTWARE_PRACTICES,
	...APPLICATION_PRACTICES,
	...PROCESS_PRACTICES,
];

const BY_ID = new Map(PRACTICES.map((practice) => [practice.id, practice]));

/** The practice of that id, or null when this catalogue has none: an answer to a later catalogue is kept, not counted. */
export function practiceById(practiceId: string): Practice | null {
	return BY_ID.get(practiceId) ?? null;
}
