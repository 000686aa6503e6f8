/** The field's own words for the engine's codes, short enough for a table. */
import type { AnswerState, EvidenceLevel, LayerId, PathId, ScenarioId, TargetVerdict, TierId } from "@/engine";

export const SCENARIO_LABELS: Record<ScenarioId, string> = {
	hardware: "Server lost",
	corruption: "Data corrupted",
	human: "Human error or ransomware",
	software: "Software fault",
	site: "Site lost",
	network: "Network or provider lost",
};

/** The scenario as the start of a sentence. */
export const SCENARIO_CLAUSES: Record<ScenarioId, string> = {
	hardware: "If a server is lost",
	corruption: "If storage or data is corrupted",
	human: "After a human error or ransomware",
	software: "After a software fault",
	site: "If a site is lost",
	network: "If the network or a provider fails",
};

export const TIER_LABELS: Record<TierId, string> = {
	T0: "nothing in place",
	T1: "backup",
	T2: "standby",
	T3: "replicated",
	T4: "load-balanced",
	hosted: "hosted",
};

export const LAYER_LABELS: Record<LayerId, string> = {
	"data-centre": "Data centre",
	hardware: "Hardware",
	"system-software": "System software",
	application: "Application",
	process: "Process",
};

export const LAYER_IDS = ["data-centre", "hardware", "system-software", "application", "process"] as const;

export const PATH_LABELS: Record<PathId, string> = {
	"rebuild-from-nothing": "rebuild from nothing",
	"rebuild-and-restore": "rebuild and restore",
	"repair-and-restore": "repair and restore",
	"restore-in-place": "restore in place",
	"standby-and-restore": "standby and restore",
	"switch-over": "switch over",
	"eject-node": "eject the node",
	restart: "restart",
	"roll-back": "roll back",
	"provider-restores": "provider restores",
	"wait-for-network": "wait for the network",
};

export const VERDICT_LABELS: Record<TargetVerdict, string> = {
	met: "met",
	"at-risk": "at risk",
	missed: "missed",
	"no-target": "no target",
	unknown: "unknown",
};

export const ANSWER_LABELS: Record<AnswerState, string> = {
	yes: "yes",
	partly: "partly",
	no: "no",
	"not-applicable": "not applicable",
	"accepted-risk": "accepted risk",
	unknown: "don't know",
};

export const EVIDENCE_LABELS: Record<EvidenceLevel, string> = {
	said: "said",
	documented: "documented",
	tested: "tested",
};
