import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compactProject, type Project } from "@/engine/recovery/project";
import { type ProjectSchedule, scheduleProject } from "@/engine/recovery/schedule-project";
import { makespanLowerBound, tailLengths } from "@/engine/recovery/serial-schedule";
import { uniform } from "../uniform";
import { PSPLIB, projectOf } from "./psplib";

/** Every break of precedence or capacity in a schedule. */
function faults(project: Project, schedule: ProjectSchedule): string[] {
	const byId = new Map(schedule.activities.map((activity) => [activity.id, activity]));
	const found: string[] = [];
	for (const activity of project.activities)
		for (const before of activity.after)
			if (byId.get(before)!.end > byId.get(activity.id)!.start + 1e-9) found.push(`${before} after ${activity.id}`);
	for (const { start } of schedule.activities)
		for (const [resource, units] of Object.entries(project.capacity)) {
			const held = project.activities
				.filter(({ id }) => byId.get(id)!.start <= start && start < byId.get(id)!.end)
				.reduce((sum, activity) => sum + (activity.requests[resource] ?? 0), 0);
			if (held > units + 1e-9) found.push(`${resource} at ${start}`);
		}
	return found;
}

describe("PSPLIB j30", () => {
	it.each(PSPLIB)("$name: critical path and priority rules give the known lengths", (instance) => {
		const project = projectOf(instance);
		expect(Math.max(...tailLengths(compactProject(project)))).toBe(instance.criticalPath);
		const { byRule } = scheduleProject(project, { draw: uniform(1), schedules: 1 });
		expect(byRule).toMatchObject(instance.byRule);
	});

	it.each(PSPLIB)("$name: the search finds the proven optimum by a feasible schedule", (instance) => {
		const project = projectOf(instance);
		const schedule = scheduleProject(project, { draw: uniform(20261123) });
		expect(faults(project, schedule)).toEqual([]);
		expect(schedule.makespan).toBe(instance.optimum);
		expect(schedule.lowerBound).toBeLessThanOrEqual(instance.optimum);
	});
});

describe("schedule of a project", () => {
	// Graham 1969: longest first on 3 machines takes 11, the optimum is 9.
	it("RT-18-graham-lpt: beats longest-first on Graham's worst case", () => {
		const jobs = [5, 5, 4, 4, 3, 3, 3];
		const project: Project = {
			capacity: { machine: 3 },
			activities: jobs.map((duration, index) => ({ id: `${index}`, duration, requests: { machine: 1 }, after: [] })),
		};
		const schedule = scheduleProject(project, { draw: uniform(7) });
		expect(schedule.byRule.LST).toBe(11);
		expect(schedule.makespan).toBe(9);
	});

	it("is feasible, at least the lower bound and no worse than any rule, for random projects", () => {
		const projects = fc
			.array(
				fc.record({
					duration: fc.integer({ min: 0, max: 9 }),
					people: fc.integer({ min: 0, max: 2 }),
					drives: fc.integer({ min: 0, max: 1 }),
					after: fc.array(fc.nat(20), { maxLength: 3 }),
				}),
				{ minLength: 1, maxLength: 14 },
			)
			.map(
				(rows): Project => ({
					capacity: { people: 2, drives: 1 },
					activities: rows.map((row, index) => ({
						id: `a${index}`,
						duration: row.duration,
						requests: { people: row.people, drives: row.drives },
						after: row.after.filter((before) => before < index).map((before) => `a${before}`),
					})),
				}),
			);
		fc.assert(
			fc.property(projects, (project) => {
				const schedule = scheduleProject(project, { draw: uniform(3), schedules: 200 });
				expect(faults(project, schedule)).toEqual([]);
				expect(schedule.makespan).toBeGreaterThanOrEqual(makespanLowerBound(compactProject(project)) - 1e-9);
				for (const length of Object.values(schedule.byRule)) expect(schedule.makespan).toBeLessThanOrEqual(length);
			}),
			{ numRuns: 60, seed: 11 },
		);
	});

	it("gives the same schedule for the same seed", () => {
		const project = projectOf(PSPLIB[0]!);
		expect(scheduleProject(project, { draw: uniform(5), schedules: 300 })).toEqual(
			scheduleProject(project, { draw: uniform(5), schedules: 300 }),
		);
	});

	it.each([
		["a circle", [{ id: "a", duration: 1, requests: {}, after: ["a"] }], /circle/],
		["an unknown predecessor", [{ id: "a", duration: 1, requests: {}, after: ["b"] }], /after names no activity: b/],
		["more than there is", [{ id: "a", duration: 1, requests: { people: 3 }, after: [] }], /more than there is: 3/],
		["a negative duration", [{ id: "a", duration: -1, requests: {}, after: [] }], /duration must be 0 or more: -1/],
		["a resource without capacity", [{ id: "a", duration: 1, requests: { crane: 1 }, after: [] }], /crane/],
	])("refuses %s", (_, activities, message) => {
		expect(() => scheduleProject({ capacity: { people: 2 }, activities }, { draw: uniform(1) })).toThrow(message);
	});
});
