import { z } from "zod";
import type { Site } from "@/engine";
import { SITE_KINDS } from "@/lib/kinds";
import { numberText } from "@/lib/number-text";
import { megabitsPerSecondFrom, plainNumberFrom } from "@/lib/quantity";
import { durationDraft, typedDuration } from "./duration";
import { choice, id, requiredName, typedNumber, version, yesNo, yesNoText } from "./typed-text";

export type SiteFacts = Omit<Site, "id">;

/** A site as typed into its form; comes out as the engine's facts. */
export const SiteForm = z.strictObject({
	name: requiredName,
	kind: z.enum(SITE_KINDS, "Choose what kind of site it is"),
	engineers: typedNumber(plainNumberFrom, { max: 1000, whole: true }),
	engineerHours: choice(["business", "always"]),
	callOutHours: typedDuration("hours", 24 * 14),
	uplinkMegabitsPerSecond: typedNumber((text) => megabitsPerSecondFrom(text), { min: 0.01, max: 10_000_000 }),
	restoreStreams: typedNumber(plainNumberFrom, { min: 1, max: 1000, whole: true }),
	upsMinutes: typedDuration("minutes", 24 * 14),
	hasGenerator: yesNo,
	sharedFateWith: z.array(id).max(500),
}) satisfies z.ZodType<SiteFacts>;

export type SiteDraft = z.input<typeof SiteForm>;

export function siteDraft(site: SiteFacts): SiteDraft {
	const text = (value: number | null) => (value === null ? "" : numberText(value));
	return {
		name: site.name,
		kind: site.kind,
		engineers: text(site.engineers),
		engineerHours: site.engineerHours ?? "",
		callOutHours: durationDraft(site.callOutHours),
		uplinkMegabitsPerSecond:
			site.uplinkMegabitsPerSecond === null ? "" : `${text(site.uplinkMegabitsPerSecond)} Mbit/s`,
		restoreStreams: text(site.restoreStreams),
		upsMinutes: durationDraft(site.upsMinutes, "minutes"),
		hasGenerator: yesNoText(site.hasGenerator),
		sharedFateWith: site.sharedFateWith,
	};
}

export const UNKNOWN_SITE: SiteFacts = {
	name: "",
	kind: "server-room",
	engineers: null,
	engineerHours: null,
	callOutHours: null,
	uplinkMegabitsPerSecond: null,
	restoreStreams: null,
	upsMinutes: null,
	hasGenerator: null,
	sharedFateWith: [],
};

export const SiteSave = z.strictObject({ id: id.nullable(), version: version.nullable(), site: SiteForm });
export const SiteArchive = z.strictObject({ id, version });
