import { ENGLISH_FORMAT } from "@/lib/formatter";
import {
	LAYER_LABELS,
	PATH_LABELS,
	SCENARIO_CLAUSES,
	SCENARIO_LABELS,
	TIER_LABELS,
	VERDICT_LABELS,
} from "@/lib/labels";
import { SECTION_LABELS } from "@/lib/report-options";

/** Short words that stand in tables and charts. */
export const EN_LABELS = {
	format: ENGLISH_FORMAT,
	sections: SECTION_LABELS,
	scenarios: SCENARIO_LABELS,
	clauses: SCENARIO_CLAUSES,
	tiers: TIER_LABELS,
	layers: LAYER_LABELS,
	paths: PATH_LABELS,
	verdicts: VERDICT_LABELS,
	answers: {
		yes: "yes",
		partly: "partly",
		no: "no",
		"not-applicable": "not applicable",
		"accepted-risk": "risk accepted",
		unknown: "unknown",
	},
	evidence: { said: "said", documented: "documented", tested: "tested" },
	parts: { restore: "Restore times", loss: "Data loss", prevention: "Prevention", proof: "Proof" },
	origins: {
		fact: "your fact",
		contract: "contract",
		drill: "measured in a drill",
		override: "your own value",
		catalogue: "catalogue",
		assumption: "assumption, no source",
		unknown: "unknown",
	},
	siteKinds: { "server-room": "server room", "data-centre": "data centre", "cloud-region": "cloud region" },
	mailFunctions: { receive: "receive", send: "send", read: "read", search: "search", "log-in": "log in" },
	options: { T1: "backup", T2: "standby", T3: "replicated", T4: "load-balanced", hosted: "hosted" },
	held: { people: "people at work", restore: "data coming back", waiting: "waiting" },
	components: {
		server: "server",
		host: "host",
		storage: "storage",
		"power feed": "power",
		switch: "switch",
		"load balancer": "load balancer",
		scanner: "mail scanner",
		site: "site",
		line: "network",
		replica: "secondary",
		provider: "provider",
		service: "service",
		choice: "enough of",
	},
	/** Of the waterfall; keys are the engine's. */
	contributions: {
		restore: "Restore times within target",
		loss: "Data loss within target",
		prevention: "Prevention",
		proof: "Drills and restore tests",
		gates: "Gates",
	},
} as const;
