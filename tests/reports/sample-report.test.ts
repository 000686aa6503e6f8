import { beforeAll, describe, expect, it } from "vitest";
import { formatHours, formatMinutes, formatMoneyShort, formatTarget } from "@/lib/format";
import { chaptersOf } from "@/lib/report-chapters";
import { topologyChart } from "@/reports/charts/topology";
import { renderReport, renderReportWith } from "@/reports/render-report";
import type { ReportInput } from "@/reports/report-model";
import { buildReportModel } from "@/reports/report-model";
import { wordsFor } from "@/reports/words/words";
import { canReadText, pagesOf, plain } from "./support/read-pdf";
import { sampleReport } from "./support/sample-report";

const words = wordsFor("en");

describe("the sample's report", { timeout: 60_000 }, () => {
	let board: ReportInput;
	let engineer: ReportInput;
	let pages: string[];

	beforeAll(async () => {
		board = await sampleReport("board");
		engineer = await sampleReport("engineer");
		if (canReadText) pages = pagesOf(await renderReport(buildReportModel(board)));
	}, 60_000);

	it("draws each service with what alone stops it, and says so in the picture's words", () => {
		const { chapters } = buildReportModel(engineer).services!.content;
		expect(chapters).toHaveLength(engineer.facts.services.length);
		for (const { name, structure } of chapters) {
			const { id } = engineer.facts.services.find((one) => one.name === name)!;
			const { singlePoints } = engineer.figures!.services[id]!;
			expect(structure!.stops, name).toHaveLength(Math.min(8, singlePoints.length));
			// What stops a service it depends on is framed in that one's chapter.
			const frames = structure!.chart!.svg.split('stroke-width="1.8"').length - 1;
			expect(frames, name).toBeLessThanOrEqual(singlePoints.length);
			if (name === "Mail") expect(frames).toBe(5);
			expect(structure!.chart!.svg).not.toMatch(/NaN|undefined/);
			expect(structure!.chart!.alt).toContain(singlePoints.length > 0 ? "Alone they stop" : "No single part");
		}
	});

	it("draws nothing where there would be too much to read", () => {
		const nodes = Array.from({ length: 40 }, (_, index) => ({
			id: `n${index}`,
			kind: index === 0 ? ("service" as const) : ("server" as const),
			label: `the server srv-${index}`,
			singlePoint: index % 2 === 1,
		}));
		const star = nodes.slice(1).map(({ id }) => ({ from: "n0", to: id }));
		const chain = nodes.slice(1).map(({ id }, index) => ({ from: `n${index}`, to: id }));
		// Twins are one box; a chain has no twins.
		expect(topologyChart({ nodes, edges: star }, "Big", "", 493, words)?.svg).toContain("20 × server");
		expect(topologyChart({ nodes, edges: chain }, "Long", "", 493, words)).toBeNull();
	});

	it.runIf(canReadText)("prints the figures that the screen prints", () => {
		const text = plain(pages.join(" "));
		for (const { serviceId, scenarios } of board.assessment.services.slice(0, 4)) {
			const hardware = scenarios.find(({ scenario }) => scenario === "hardware")!;
			expect(text, serviceId).toContain(plain(formatMinutes(hardware.restore.p50)));
			expect(text).toContain(plain(formatTarget(hardware.restoreTargetMinutes)));
		}
		const recovery = [...board.figures!.recoveries].sort(
			(a, b) => b.schedule.services.length - a.schedule.services.length,
		)[0]!;
		for (const { name, p50Hours, p90Hours } of recovery.schedule.services)
			expect(text).toContain(plain(`${name} ${formatHours(p50Hours)} ${formatHours(p90Hours)}`));
		const { currency } = board.facts.organization;
		expect(text).toContain(plain(formatMoneyShort(board.figures!.yearlyCost!.mean, currency)));
		for (const serviceId of chaptersOf(board.assessment, "board"))
			for (const { restore, yearlyTotal } of board.figures!.services[serviceId]!.options) {
				expect(text, serviceId).toContain(plain(formatMinutes(restore.p90Minutes)));
				if (yearlyTotal !== null) expect(text, serviceId).toContain(plain(formatMoneyShort(yearlyTotal, currency)));
			}
	});

	it.runIf(canReadText)("leaves no heading alone at the foot of a page, and no page nearly empty", () => {
		const model = buildReportModel(board);
		const headings = new Set(
			[
				...model.services!.content.chapters.flatMap(({ matrixTitle, lossTitle, remarksTitle, name }) => [
					matrixTitle,
					lossTitle,
					remarksTitle,
					name,
				]),
				...model.method!.content.paragraphs.map(({ heading }) => heading),
				...model.practices!.content.layers.map(({ title }) => title),
			].map(plain),
		);
		for (const [index, page] of pages.entries()) {
			const lines = page
				.split("\n")
				.map((line) => line.trim())
				.filter(Boolean);
			expect(lines.length, `page ${index + 1}: ${lines.join(" / ")}`).toBeGreaterThan(6);
			const said = lines.filter((line) => !/^(Acme Textiles )?\d+ of \d+$|^Acme Textiles$/.test(line));
			if (index > 0) expect(headings, `page ${index + 1}`).not.toContain(plain(said.at(-1) ?? ""));
		}
		expect(pages.length).toBeLessThanOrEqual(26);
	});

	it("is the same to the last byte after the catalogue has changed, for it keeps the words it was made with", async () => {
		const { catalogueWords } = await import("@/reports/catalogue-words");
		const kept = catalogueWords();
		const frozen = { ...board, catalogue: structuredClone(kept) };
		const before = await renderReport(buildReportModel(frozen));
		expect(Buffer.compare(before, await renderReport(buildReportModel(board)))).toBe(0);
		for (const practice of Object.values(kept.practices)) practice.practice = `Changed: ${practice.practice}`;
		const changed = buildReportModel({ ...board, catalogue: kept });
		expect(changed.practices!.content.layers[0]!.rows[0]!.practice).toContain("Changed: ");
		expect(Buffer.compare(before, await renderReport(buildReportModel(frozen)))).toBe(0);
	});

	it("says so where a report was frozen before its figures were kept", async () => {
		const model = buildReportModel({ ...board, figures: null });
		expect(model.recovery!.content).toEqual({ introduction: expect.stringContaining("frozen before"), sites: [] });
		expect((await renderReportWith(model)).note).toBeNull();
	});
});
