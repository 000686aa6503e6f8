import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { lossChoiceFrom, lossChoices } from "@/components/recovery/loss-choices";
import { RecoveryGantt } from "@/components/recovery/recovery-gantt";
import { recoverySentence } from "@/components/recovery/recovery-sentence";
import { affectedServices, type Facts, type RecoveryOfMany, recoverMany } from "@/engine";
import { ganttRows, hourTicks } from "@/lib/gantt-rows";
import { factsSchema } from "@/schemas/facts";
import sample from "../../prisma/sample/acme.json";

let facts: Facts;
let recovery: RecoveryOfMany;

beforeAll(() => {
	const { $schema: _, ...file } = sample;
	facts = factsSchema.parse(file);
	recovery = recoverMany(facts, { kind: "site", siteId: "pune" }, { seed: 7, trials: 40, asOf: "2026-11-23" });
});
afterEach(cleanup);

describe("what can be lost", () => {
	it("is everything the facts name, each of which the engine can answer for", () => {
		const choices = lossChoices(facts);
		expect(new Set(choices.map(({ loss }) => loss.kind))).toEqual(
			new Set(["site", "storage", "hypervisor", "power-feed", "directory", "administrator-account"]),
		);
		expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
		for (const { loss } of choices) expect(() => affectedServices(facts, loss)).not.toThrow();
	});

	it("is what the address asks for, else the site with most servers", () => {
		const choices = lossChoices(facts);
		expect(lossChoiceFrom("administrator-account", choices, facts).loss.kind).toBe("administrator-account");
		expect(lossChoiceFrom("site:elsewhere", choices, facts).value).toBe("site:pune");
		expect(lossChoiceFrom(undefined, choices, facts).value).toBe("site:pune");
		const empty = { ...facts, sites: [], servers: [], services: [] };
		expect(lossChoiceFrom(undefined, lossChoices(empty), empty).value).toBe("administrator-account");
	});
});

describe("the sentence of a recovery", () => {
	const said = (schedule: Partial<NonNullable<RecoveryOfMany["schedule"]>> | null) =>
		recoverySentence(
			"If it is lost",
			{ ...recovery, schedule: schedule && { ...recovery.schedule!, ...schedule } },
			"INR",
		);
	const cost = { mean: 100_000, p90: 1, naiveMean: 400_000, naiveP90: 1, servicesWithoutCost: [] };
	const wholeHours = { p50: 31, p90: 44, naiveP50: 33, naiveP90: 47 };

	it("says what the order saves, and only when it saves", () => {
		const order = recovery.schedule!.naiveOrder.toReversed();
		expect(said({ cost, wholeHours, order })).toBe(
			"If it is lost, 7 services go down; the last is back after 31–44\u00a0h; the best order found saves ₹3\u00a0lakh against the order listed.",
		);
		expect(said({ cost: null, wholeHours, order })).toBe(
			"If it is lost, 7 services go down; the last is back after 31–44\u00a0h.",
		);
		expect(said({ cost, wholeHours, order: recovery.schedule!.naiveOrder })).toContain("no order tried loses less");
	});

	it("does not promise that nothing goes down", () => {
		expect(said(null)).toBe("If it is lost, no service is known to go down.");
	});
});

describe("the recovery drawn", () => {
	it("has every service once, as it comes back, after what is done for all", () => {
		const rows = ganttRows(recovery.schedule!);
		expect(rows[0]).toMatchObject({ serviceId: null });
		const services = rows.slice(1);
		expect(services.map(({ serviceId }) => serviceId).toSorted()).toEqual(recovery.schedule!.order.toSorted());
		expect(services.map(({ backHours }) => backHours)).toEqual(
			services.map(({ backHours }) => backHours).toSorted((a, b) => a - b),
		);
		for (const row of services) {
			const ends = recovery.schedule!.gantt.filter(({ serviceId }) => serviceId === row.serviceId);
			expect(row.backHours).toBe(Math.max(...ends.map(({ endHours }) => endHours)));
		}
	});

	it("has few round hours, which reach the end", () => {
		for (const end of [0.2, 1, 7, 30, 44, 400, 1247, 20_000]) {
			const ticks = hourTicks(end);
			expect(ticks.at(-1)).toBeGreaterThanOrEqual(end);
			expect(ticks.length).toBeLessThanOrEqual(9);
		}
	});

	it("says each row in words and has every step in a table", () => {
		render(<RecoveryGantt schedule={recovery.schedule!} caption="Steps" />);
		fireEvent.click(screen.getByRole("button", { name: /^As a table/ }));
		for (const { name, bars } of ganttRows(recovery.schedule!)) {
			expect(screen.getByRole("img", { name: new RegExp(`^${name}: done at`) })).toBeTruthy();
			const table = screen.getByRole("table");
			expect(within(table).getAllByRole("rowheader", { name })).toHaveLength(bars.length);
		}
	});
});
