import { z } from "zod";
import { SCENARIO_IDS } from "@/engine";
import { DRILL_KINDS } from "@/lib/kinds";
import { durationDraft, typedDuration } from "./duration";
import { localTime } from "./incidents";
import { id, requiredName, typedText, version } from "./typed-text";

const person = z.strictObject({ name: requiredName, role: z.string().trim().max(120).nullable() });

/** A drill to come, as data keeps it. */
export const drillRunSchema = z.strictObject({
	name: requiredName,
	kind: z.enum(DRILL_KINDS),
	scenario: z.enum(SCENARIO_IDS),
	serviceIds: z.array(id).min(1).max(50),
	plannedAt: z.iso.datetime(),
	expectedMinutes: z
		.number()
		.min(0)
		.max(60 * 24 * 30)
		.nullable(),
	people: z.array(person).max(50),
	scope: z.string().max(2000).nullable(),
});

export type DrillRunFacts = z.infer<typeof drillRunSchema>;

/** One person a line, what they do after a comma. */
const typedPeople = z
	.string()
	.max(4000, "At most 4,000 characters")
	.transform((text) =>
		text
			.split("\n")
			.map((line) => line.trim())
			.filter((line) => line !== "")
			.slice(0, 50)
			.map((line) => {
				const comma = line.indexOf(",");
				const name = (comma < 0 ? line : line.slice(0, comma)).trim().slice(0, 120);
				const role = comma < 0 ? "" : line.slice(comma + 1).trim();
				return { name: name === "" ? line.slice(0, 120) : name, role: role === "" ? null : role.slice(0, 120) };
			}),
	);

export const DrillRunForm = z.strictObject({
	name: requiredName,
	kind: z.enum(DRILL_KINDS, "Choose what kind of drill it is"),
	scenario: z.enum(SCENARIO_IDS, "Choose what is rehearsed"),
	serviceIds: z.array(id).min(1, "Tick at least one service").max(50, "At most 50 services in one drill"),
	plannedAt: localTime,
	expectedMinutes: typedDuration("minutes"),
	people: typedPeople,
	scope: typedText(2000),
});

export type DrillRunDraft = z.input<typeof DrillRunForm>;

/** `plannedAt` as the organisation's clock shows it. */
export function drillRunDraft(run: DrillRunFacts, plannedAt: string): DrillRunDraft {
	return {
		name: run.name,
		kind: run.kind,
		scenario: run.scenario,
		serviceIds: run.serviceIds,
		plannedAt,
		expectedMinutes: durationDraft(run.expectedMinutes, "minutes"),
		people: run.people.map(({ name, role }) => (role === null ? name : `${name}, ${role}`)).join("\n"),
		scope: run.scope ?? "",
	};
}

export const DrillRunSave = z.strictObject({ id: id.nullable(), version: version.nullable(), run: DrillRunForm });
export const DrillRunArchive = z.strictObject({ id, version });
