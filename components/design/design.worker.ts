import {
	type AccessAdvice,
	type AccessEffects,
	type AssessOptions,
	accessEffects,
	adviseAccess,
	compareOptions,
	compareScanners,
	costPerAverageHour,
	type Facts,
	type HostedTerms,
	hostedTerms,
	type MultiYearCost,
	multiYearCost,
	type ScannerOption,
	type Service,
	type SetUpStep,
	type Sizing,
	scannerSteps,
	sizeCluster,
	type TriedBlueprint,
	tryBlueprint,
} from "@/engine";
import { type BlueprintDraft, BlueprintForm, NewService, type NewServiceDraft } from "@/schemas/blueprints";
import {
	type AccessDraft,
	AccessForm,
	type CloudDraft,
	CloudForm,
	type ScannerDraft,
	type SizingDraft,
	SizingForm,
	withAccess,
	withCloud,
	withScanner,
	withSizing,
} from "@/schemas/design";
import { ScannerForm, UNKNOWN_SERVICE } from "@/schemas/services";

/** What the pages of a design ask, and what the engine answers; a draft with a mistake in it is answered with null. */
export interface DesignQuestions {
	blueprint: { serviceId: string | null; started: NewServiceDraft; choice: BlueprintDraft };
	sizing: { serviceId: string; sizing: SizingDraft };
	scanner: { serviceId: string; scanner: ScannerDraft };
	access: { serviceId: string; access: AccessDraft };
	cloud: { serviceId: string; cloud: CloudDraft };
}
export interface DesignAnswers {
	blueprint: TriedBlueprint;
	sizing: { sizing: Sizing | null };
	scanner: { options: ScannerOption[]; steps: SetUpStep[]; mayBypass: boolean | null };
	access: { effects: AccessEffects; advice: { groupId: string; advice: AccessAdvice }[] };
	cloud: { terms: HostedTerms | null; years: MultiYearCost };
}
export type DesignTopic = keyof DesignQuestions;

export interface DesignBase {
	facts: Facts;
	options: AssessOptions;
}
export type DesignRequest =
	| { base: DesignBase }
	| { [Topic in DesignTopic]: { topic: Topic; question: DesignQuestions[Topic]; request: number } }[DesignTopic];
export interface DesignReply {
	request: number;
	answer: DesignAnswers[DesignTopic] | null;
}

const serviceOf = ({ facts }: DesignBase, id: string | null): Service | null =>
	facts.services.find((service) => service.id === id) ?? null;

const withService = (facts: Facts, changed: Service): Facts => ({
	...facts,
	services: facts.services.map((service) => (service.id === changed.id ? changed : service)),
});

const ANSWERS: {
	[Topic in DesignTopic]: (base: DesignBase, question: DesignQuestions[Topic]) => DesignAnswers[Topic] | null;
} = {
	blueprint: (base, { serviceId, started, choice }) => {
		const chosen = BlueprintForm.safeParse(choice);
		const fresh = NewService.safeParse({ ...started, name: started.name.trim() || "the new service" });
		const start = fresh.success ? { ...UNKNOWN_SERVICE, ...fresh.data, id: "draft" } : null;
		const service = serviceOf(base, serviceId) ?? start;
		if (!chosen.success || service === null) return null;
		return tryBlueprint(base.facts, service, chosen.data, base.options);
	},
	sizing: (base, { serviceId, sizing }) => {
		const typed = SizingForm.safeParse(sizing);
		const service = serviceOf(base, serviceId);
		if (!typed.success || service === null) return null;
		return { sizing: sizeCluster(base.facts, withSizing(service, typed.data), base.options.asOf) };
	},
	scanner: (base, { serviceId, scanner }) => {
		const typed = ScannerForm.safeParse(scanner);
		const service = serviceOf(base, serviceId);
		if (!typed.success || service === null) return null;
		const changed = withScanner(service, typed.data);
		return {
			options: compareScanners(withService(base.facts, changed), changed, base.options),
			steps: typed.data === null ? [] : scannerSteps(typed.data),
			mayBypass: typed.data?.mayBypass ?? null,
		};
	},
	access: (base, { serviceId, access }) => {
		const typed = AccessForm.safeParse(access);
		const service = serviceOf(base, serviceId);
		if (!typed.success || service === null) return null;
		const { groups, popLeavesCopyOnServer } = typed.data;
		const before = withAccess(service, { groups: [], popLeavesCopyOnServer });
		return {
			effects: accessEffects(withService(base.facts, before), before, groups, base.options),
			advice: groups.map((group) => ({ groupId: group.id, advice: adviseAccess(group) })),
		};
	},
	cloud: (base, { serviceId, cloud }) => {
		const typed = CloudForm.safeParse(cloud);
		const service = serviceOf(base, serviceId);
		if (!typed.success || service === null) return null;
		const changed = withCloud(service, typed.data);
		const facts = withService(base.facts, changed);
		const { organization } = facts;
		const perHour = costPerAverageHour(changed, organization.businessHours);
		return {
			terms: typed.data.offer && hostedTerms(typed.data.offer, changed.users, perHour),
			years: multiYearCost(organization, compareOptions(facts, changed.id, base.options), typed.data),
		};
	},
};

let base: DesignBase | null = null;

self.onmessage = ({ data }: MessageEvent<DesignRequest>) => {
	if ("base" in data) {
		base = data.base;
		return;
	}
	if (base === null) return;
	self.postMessage({ request: data.request, answer: answer(base, data) } satisfies DesignReply);
};

/** Facts that cannot be, such as one machine in two places, are a draft with a mistake in it. */
function answer(on: DesignBase, { topic, question }: Exclude<DesignRequest, { base: DesignBase }>) {
	try {
		return (ANSWERS[topic] as (base: DesignBase, question: unknown) => DesignReply["answer"])(on, question);
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}
