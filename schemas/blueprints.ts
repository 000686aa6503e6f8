import { z } from "zod";
import { type BlueprintChoice, PATTERN_IDS } from "@/engine";
import { SERVICE_KINDS } from "@/lib/kinds";
import { plainNumberFrom } from "@/lib/quantity";
import { id, idOrUnknown, requiredName, typedNumber, version } from "./typed-text";

const count = typedNumber(plainNumberFrom, { min: 1, max: 100, whole: true });
const place = z.string().regex(/^[a-z]+(-\d+)?$/, "This is no place of a blueprint");

/** A blueprint as a person chooses it; comes out as the engine's choice. */
export const BlueprintForm = z
	.strictObject({
		pattern: z.enum(PATTERN_IDS, "Choose a blueprint"),
		secondSiteId: idOrUnknown,
		protocol: z.enum(["A", "B", "C"]),
		switchOver: z.enum(["automatic", "manual"]),
		quorum: z.boolean(),
		nodes: count,
		nodesNeeded: count,
		balancers: z.enum(["single", "clustered", "clients"]),
		storage: z.enum(["single", "replicated", "none"]),
		splitInOut: z.boolean(),
		archiveOnStorage: z.boolean(),
		offsiteCopy: z.boolean(),
		/** By place; an empty id leaves the place to a planned server. */
		places: z.record(place, z.union([z.literal(""), id])),
	})
	.transform(({ nodes, nodesNeeded, places, ...choice }, context): BlueprintChoice => {
		const needed = nodesNeeded ?? 1;
		const all = nodes ?? needed + 1;
		if (needed > all)
			context.addIssue({ code: "custom", path: ["nodesNeeded"], message: `More than the ${all} nodes there are` });
		const taken = Object.entries(places).flatMap(([name, serverId]) =>
			serverId === "" ? [] : [{ place: name, serverId }],
		);
		return { ...choice, nodes: all, nodesNeeded: needed, places: taken };
	});

export type BlueprintDraft = z.input<typeof BlueprintForm>;

export function blueprintDraft(choice: BlueprintChoice): BlueprintDraft {
	return {
		...choice,
		secondSiteId: choice.secondSiteId ?? "",
		nodes: String(choice.nodes),
		nodesNeeded: String(choice.nodesNeeded),
		places: Object.fromEntries(choice.places.map(({ place: name, serverId }) => [name, serverId])),
	};
}

/** A service that a blueprint starts. */
export const NewService = z.strictObject({
	name: requiredName,
	kind: z.enum(SERVICE_KINDS, "Choose what kind of service it is"),
	users: typedNumber(plainNumberFrom, { max: 1e9, whole: true }),
});
export type NewServiceDraft = z.input<typeof NewService>;

export const BlueprintAdopt = z.strictObject({
	service: z.union([z.strictObject({ id, version }), NewService]),
	choice: BlueprintForm,
});
export const BlueprintUndo = z.strictObject({ id });
