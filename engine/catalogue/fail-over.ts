import { COMMON_CAUSE_SHARE } from "../loss/copies";

/** A default of the fail-over chains: what stands in while nobody has measured. */
export interface FailOverDefault {
	value: number;
	/** Key of `SOURCES`; null: an assumption of ours. */
	source: string | null;
	basis: string;
}

export const FAIL_OVER = {
	"automatic-coverage": {
		value: 0.95,
		source: null,
		basis: "one automatic switch-over in twenty does not work, and somebody switches by hand",
	},
	"unfenced-coverage": {
		value: 0.8,
		source: null,
		basis: "automatic without a third vote: one in five stops for a person to decide which side is right",
	},
	"node-coverage": {
		value: 0.98,
		source: null,
		basis: "one failed node in fifty is not seen by the probes or takes others along",
	},
	"unlike-node-coverage": {
		value: 0.9,
		source: null,
		basis: "nodes configured unlike: one in ten fails to take over what the other did",
	},
	/** How many switch-overs the belief above is worth: so many of one's own weigh as much. */
	"coverage-weight": { value: 20, source: null, basis: "as sure as after twenty switch-overs" },
	"latent-faults": {
		value: 0.2,
		source: null,
		basis: "one fault in five years that makes a secondary useless without anybody noticing",
	},
	"latent-practice": {
		value: 1.5,
		source: null,
		basis: "half as many again for each practice missing that would find or prevent it",
	},
	"common-cause": {
		value: COMMON_CAUSE_SHARE,
		source: "BETA-FACTOR",
		basis: "a tenth is the usual start without data",
	},
} as const satisfies Record<string, FailOverDefault>;

export type FailOverDefaultId = keyof typeof FAIL_OVER;

/** Practices that keep a secondary usable: the same level as the primary, its blocks compared, itself watched. */
export const LATENT_PRACTICES = ["SS-03", "SS-08", "SS-11"] as const;
