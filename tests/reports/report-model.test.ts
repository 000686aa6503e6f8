import { describe, expect, it } from "vitest";
import { headlineOf } from "@/lib/finding";
import { SERVICE_CHAPTERS } from "@/lib/report-chapters";
import { NO_BRAND, REPORT_SECTIONS } from "@/lib/report-options";
import { LIGHT_TOKENS } from "@/lib/tokens";
import { factsFingerprint } from "@/reports/facts-fingerprint";
import { inventoryModel } from "@/reports/model-inventory";
import { buildReportModel } from "@/reports/report-model";
import { namesOfFacts, unknownFactWords } from "@/reports/unknown-fact-words";
import { wordsFor } from "@/reports/words/words";
import { makeInput, makeModel, makeServer } from "./support/make-report";

describe("the report as data", { timeout: 30_000 }, () => {
	it("opens with the sentence of the screen", () => {
		const input = makeInput();
		const { text, detail } = headlineOf(input.assessment);
		const model = buildReportModel(input);
		expect(model.cover.sentence).toBe(text);
		expect(model.summary?.content.sentence).toBe(text);
		expect(model.cover.detail).toBe(detail);
	});

	it("words a figure as lib/format does", () => {
		const row = makeModel().tiers?.content.rows.find(({ name }) => name === "Mail");
		expect(row).toMatchObject({
			hardwareP50: "9.1\u00a0h",
			hardwareP90: "11\u00a0h",
			worst: "Site lost",
			worstP50: "32\u00a0h",
			target: "2\u00a0h",
			claimed: "T2 standby claimed",
			tier: "T1 backup",
		});
	});

	it("keeps a section's number whichever others are left out", () => {
		const model = makeModel({ options: { sections: ["method", "practices"] } });
		expect(model.practices?.number).toBe(REPORT_SECTIONS.indexOf("practices") + 1);
		expect(model.method?.number).toBe(10);
		expect(model.summary).toBeNull();
		expect(model.services).toBeNull();
	});

	it("gives a board the hours and an engineer the phases, in chapters of the same number", () => {
		const [board, engineer] = (["board", "engineer"] as const).map((audience) => makeModel({ audience }));
		expect(board?.services?.content.chapters.map(({ number, name }) => number + name)).toEqual(
			engineer?.services?.content.chapters.map(({ number, name }) => number + name),
		);
		expect(board?.services?.content.chapters[0]?.phases).toBeNull();
		expect(engineer?.services?.content.chapters[0]?.phases?.rows[1]).toContain("826 GB ÷ 35 MB/s");
	});

	it("numbers each source once, in the order it is met, and cites only what it lists", () => {
		const model = makeModel();
		const listed = model.assumptions!.content.sources;
		expect(listed.map(({ number }) => number)).toEqual(listed.map((_, index) => index + 1));
		const cited = new Set([...JSON.stringify(model).matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1])));
		expect([...cited].sort((a, b) => a - b)).toEqual(listed.map(({ number }) => number));
	});

	it("says in words that an empty organisation is empty", () => {
		const model = makeModel({ services: [], servers: [] });
		expect(model.cover.sentence).toBe("No service has been described yet.");
		expect(model.inventory?.content.sentence).toContain("No server has been described yet");
		expect(model.services?.content.chapters).toEqual([]);
		expect(model.tiers?.content.introduction).toContain("No service has been described yet");
	});

	it("caps the inventory and the chapters with a sentence", () => {
		const { facts } = makeInput({ servers: [...Array(2500).keys()].map((index) => makeServer(index)) });
		const inventory = inventoryModel(facts, wordsFor("en"));
		expect(inventory.rows).toHaveLength(2000);
		expect(inventory.capped).toContain("2,000 of 2,500");
		const names = [...Array(SERVICE_CHAPTERS.engineer + 5).keys()].map((index) => `Service ${index}`);
		const { chapters, more } = makeModel({ services: names }).services!.content;
		expect(chapters).toHaveLength(SERVICE_CHAPTERS.engineer);
		expect(more).toContain("other 5 services");
	});

	it("cuts a name that would fill a page, in the sentence too, and leaves the fingerprint to the facts", () => {
		const input = makeInput({ services: ["x".repeat(10_000)], name: "y".repeat(300) });
		const model = buildReportModel(input);
		expect(model.cover.organization).toBe(`${"y".repeat(119)}…`);
		expect(model.cover.sentence.length).toBeLessThan(250);
		expect(model.cover.sentence).toContain(`${"x".repeat(119)}…`);
		expect(model.cover.rows.at(-1)).toEqual(["Fingerprint of the facts", factsFingerprint(input.facts)]);
	});

	it("shows a board the worst chapters and gaps, and says where the others stand", () => {
		const services = [...Array(SERVICE_CHAPTERS.board + 2).keys()].map((index) => `Service ${index}`);
		const model = makeModel({ services, audience: "board" });
		expect(model.services?.content.chapters).toHaveLength(SERVICE_CHAPTERS.board);
		expect(model.services?.content.more).toContain("other 2 services");
		for (const layer of model.practices!.content.layers) {
			expect(layer.rows).toHaveLength(3);
			expect(layer.more).toContain("in the report for the engineers");
		}
	});

	it.each([
		["services.service-0.protection.backup.jobHours", "backup: job hours"],
		["services.service-0.dataGrowthPerYear", "data growth per year"],
		["servers.server-3.dataGigabytes", "server srv-0003: data gigabytes"],
		["sites.site-1.restoreStreams", "site Pune: restore streams"],
		["organization.country", "organization: country"],
	])("says the unknown fact %s as %s", (path, expected) => {
		expect(unknownFactWords(path, "service-0", namesOfFacts(makeInput().facts))).toBe(expected);
	});

	it("says plainly when no size would keep the documented time", () => {
		const input = makeInput();
		input.assessment.services[0]!.envelope = { largestGigabytes: 0, exceededOn: null, alreadyExceeded: true };
		const chapters = buildReportModel(input).services!.content.chapters;
		expect(chapters.find(({ name }) => name === "Mail")?.remarks[0]).toBe(
			"Even with no data at all it would not keep its documented time.",
		);
	});

	it("never prints an unknown as zero", () => {
		const { facts } = makeInput();
		const unknown = facts.servers.find((server) => server.dataGigabytes === null)!;
		const row = inventoryModel(facts, wordsFor("en")).rows.find(([name]) => name === unknown.name)!;
		expect(row[5]).toBe("unknown");
	});

	it("uses a brand colour only where it reads", () => {
		const branded = (colour: string) => makeModel({ options: { brand: { ...NO_BRAND, colour } } });
		expect(branded("#7a1f2b").colours.accent).toBe("#7a1f2b");
		const pale = branded("#ffee88");
		expect(pale.colours.accent).toBe(LIGHT_TOKENS.accent);
		expect(pale.cover.notice).toContain("does not read on white");
	});

	it("fingerprints the facts, not the order they were read in", () => {
		const { facts } = makeInput();
		const turned = Object.fromEntries(Object.entries(facts).reverse()) as unknown as typeof facts;
		expect(factsFingerprint(turned)).toBe(factsFingerprint(facts));
		expect(factsFingerprint({ ...facts, sites: [] })).not.toBe(factsFingerprint(facts));
	});
});
