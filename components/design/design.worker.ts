import { type AssessOptions, type Facts, type TriedBlueprint, tryBlueprint } from "@/engine";
import { type BlueprintDraft, BlueprintForm, NewService, type NewServiceDraft } from "@/schemas/blueprints";
import { UNKNOWN_SERVICE } from "@/schemas/services";

/** What the pages of a design ask, and what the engine answers; a draft with a mistake in it is answered with null. */
export interface DesignQuestions {
	blueprint: { serviceId: string | null; started: NewServiceDraft; choice: BlueprintDraft };
}
export interface DesignAnswers {
	blueprint: TriedBlueprint;
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

const ANSWERS: {
	[Topic in DesignTopic]: (base: DesignBase, question: DesignQuestions[Topic]) => DesignAnswers[Topic] | null;
} = {
	blueprint: ({ facts, options }, { serviceId, started, choice }) => {
		const chosen = BlueprintForm.safeParse(choice);
		const fresh = NewService.safeParse({ ...started, name: started.name.trim() || "This service" });
		const known = facts.services.find((service) => service.id === serviceId);
		const service = known ?? (fresh.success ? { ...UNKNOWN_SERVICE, ...fresh.data, id: "draft" } : null);
		if (!chosen.success || service === null) return null;
		return tryBlueprint(facts, service, chosen.data, options);
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
function answer<Topic extends DesignTopic>(
	on: DesignBase,
	{ topic, question }: { topic: Topic; question: DesignQuestions[Topic] },
): DesignAnswers[Topic] | null {
	try {
		return ANSWERS[topic](on, question);
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}
