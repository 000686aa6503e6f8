import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { findingOf, HEADLINE_SCENARIO } from "@/lib/finding";
import { NO_BRAND, type ReportSection } from "@/lib/report-options";
import { renderReport, renderReportWith } from "@/reports/render-report";
import { buildReportModel } from "@/reports/report-model";
import { makeInput, makeModel, makeServer } from "./support/make-report";
import { canReadText, plain, readText } from "./support/read-pdf";

const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const hasNative = process.platform === "linux" && process.arch === "x64";
const latin = (pdf: Uint8Array): string => Buffer.from(pdf).toString("latin1");
const withLogo = (base64: string) =>
	makeModel({ audience: "board", options: { brand: { ...NO_BRAND, logo: { mediaType: "image/png", base64 } } } });

describe("the report on paper", { timeout: 60_000 }, () => {
	it("is the same to the last byte when made again", async () => {
		const [first, second] = await Promise.all([renderReport(makeModel()), renderReport(makeModel())]);
		expect(Buffer.compare(first!, second!)).toBe(0);
	});

	it.runIf(hasNative)("is PDF/UA-1, which its compiler checks, with a title and a language", async () => {
		const { pdf, conformance, note, engine } = await renderReportWith(makeModel());
		expect({ conformance, note, engine }).toEqual({ conformance: "PDF/UA-1", note: null, engine: "native" });
		expect(latin(pdf)).toMatch(/\/Lang ?\(en\)/);
		expect(latin(pdf)).toContain("pdfuaid:part");
		expect(latin(pdf)).toContain("Disaster readiness of Acme Textiles");
		expect(latin(pdf)).toContain("/DisplayDocTitle true");
		// The waterfall, the roadmap, and a range and a distribution for each service.
		const pictures = 2 + 2 * makeModel().services!.content.chapters.length;
		expect(latin(pdf).match(/\/Alt[ (<]/g)).toHaveLength(pictures);
		expect(latin(pdf)).toMatch(/\/Scope ?\/Column/);
	});

	it("is tagged where only the WebAssembly compiler runs, and the same twice", async () => {
		// The sections that hold figures, a picture and tables: what the other compiler could set otherwise.
		const shape = {
			services: ["Mail"],
			options: { sections: ["summary", "readiness"] as ReportSection[] },
		};
		const first = await renderReportWith(makeModel(shape), { engine: "web" });
		const second = await renderReportWith(makeModel(shape), { engine: "web" });
		expect(first.engine).toBe("web");
		expect(latin(first.pdf)).toContain("/StructTreeRoot");
		expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
	});

	it.runIf(canReadText)("reads back with the model's sentence and every figure of the tier table", async () => {
		const input = makeInput();
		const model = makeModel();
		const text = readText(await renderReport(model));
		expect(text).toContain(findingOf(input.assessment, HEADLINE_SCENARIO).text.replaceAll("\u00a0", " "));
		for (const row of model.tiers!.content.rows)
			for (const figure of [row.name, row.hardwareP50, row.hardwareP90, row.worstP90, row.documented, row.target])
				expect(text).toContain(plain(figure));
		for (const chapter of model.services!.content.chapters) {
			expect(text).toContain(plain(chapter.sentence));
			for (const row of chapter.matrix)
				expect(text).toContain(plain([row.path, row.p10, row.p50, row.p90, row.loss, row.chance].join(" ")));
		}
		for (const source of model.assumptions!.content.sources) expect(text).toContain(plain(source.title));
		expect(text).toMatch(/2 of \d+/);
	});

	it.runIf(canReadText)("prints hostile text as text, cut and broken, without harm to the page", async () => {
		const markup = '#import "@preview/cetz:0.2.0" $x^2$ *b* @ref <script>alert(1)</script> `raw`';
		const names = [
			markup,
			"x".repeat(10_000),
			"a\u0000\u0007\u202eb",
			"](https://example.com) = Head",
			"",
			"😀".repeat(40),
		];
		const model = makeModel({
			name: `A#{panic("no")} & <b>`,
			services: names,
			servers: names.map((name, index) => makeServer(index, name)),
		});
		const { pdf, note } = await renderReportWith(model);
		const text = readText(pdf);
		expect(note).toBeNull();
		expect(text).toContain(markup);
		expect(text).toContain('A#{panic("no")} & <b>');
		expect(text).toContain("](https://example.com) = Head");
		for (const gone of ["\u0007", "\u202e"]) expect(text).not.toContain(gone);
	});

	it.runIf(canReadText)("shows names in Devanagari, Japanese and pictures", async () => {
		const names = ["मुख्य सर्वर", "基幹サーバー", "Ünïcödé ✓", "📦 ERP"];
		const text = readText(await renderReport(makeModel({ services: names, audience: "board" })));
		for (const name of names.slice(1)) expect(text).toContain(name);
		expect(text).toContain("मु");
		expect(text).not.toContain("\ufffd");
	});

	it.each([
		["an empty organisation", makeModel({ services: [], servers: [] }), "No service has been described yet."],
		["one server and one service", makeModel({ services: ["Mail"], servers: [makeServer(0)] }), "1 server at 1 site"],
	])("makes a sensible document of %s", async (_, model, sentence) => {
		const pdf = await renderReport(model);
		expect(latin(pdf).startsWith("%PDF-")).toBe(true);
		if (canReadText) expect(readText(pdf)).toContain(sentence);
	});

	it("takes a logo, and leaves out one that is no picture with a word about it", async () => {
		expect((await renderReportWith(withLogo(PIXEL))).note).toBeNull();
		const { pdf, note } = await renderReportWith(withLogo(Buffer.from("no picture").toString("base64")));
		expect(note).toBe("The logo could not be read and was left out.");
		expect(pdf.length).toBeGreaterThan(10_000);
	});

	it("ends a report that takes too long, and makes the next one", async () => {
		await expect(renderReportWith(makeModel(), { limitMilliseconds: 5 })).rejects.toThrow(/took longer than 0.005 s/);
		expect((await renderReport(makeModel({ audience: "board" }))).length).toBeGreaterThan(10_000);
	});

	it("keeps nothing of one report for the next that the same process sets", async () => {
		const alone = await renderReport(makeModel({ services: ["Quiet"], audience: "board" }));
		await renderReport(makeModel({ services: ["Secret"] }));
		const after = await renderReport(makeModel({ services: ["Quiet"], audience: "board" }));
		expect(Buffer.compare(alone, after)).toBe(0);
	});

	it("makes nothing for whoever has gone, and serves the next", async () => {
		const gone = new AbortController();
		const asked = renderReport(makeModel(), gone.signal);
		gone.abort();
		await expect(asked).rejects.toThrow(/no longer wanted/);
		expect((await renderReport(makeModel({ audience: "board" }))).length).toBeGreaterThan(10_000);
	});

	it.each([
		[
			"ten thousand servers",
			{ servers: [...Array(10_000).keys()].map((index) => makeServer(index)) },
			/2,000 of 10,000 servers/,
		],
		["a name that is all control characters", { name: "\u0000\u202e" }, /without a name/],
	])("makes a sensible document of %s", async (_, shape, sentence) => {
		const { pdf, note } = await renderReportWith(makeModel(shape));
		expect(note).toBeNull();
		if (canReadText) expect(readText(pdf)).toMatch(sentence);
	});

	it("says that nothing is answered where nothing is, and takes it for no zero", () => {
		const input = makeInput({ audience: "board" });
		input.assessment.readiness = {
			...input.assessment.readiness,
			coverage: 0,
			evidenceShare: 0,
			oldestEvidenceOn: null,
		};
		const model = buildReportModel(input);
		expect(model.summary!.content.unknowns).toContain("No question about practices has been answered yet");
		expect(model.readiness!.content.notes).toContain("No dated evidence is counted.");
	});

	it.each(["auto", "web"] as const)("says why a report cannot be set (%s)", async (engine) => {
		const broken = { ...makeModel({ audience: "board" }), summary: { number: 1, heading: "Summary", content: {} } };
		const model = broken as unknown as ReturnType<typeof makeModel>;
		await expect(renderReportWith(model, { engine })).rejects.toThrow(
			/could not be set: dictionary does not contain key "sentence".* \(opening\.typ\)/,
		);
	});

	it("fits Letter paper", async () => {
		const pdf = await renderReport(makeModel({ audience: "board", options: { paper: "us-letter" } }));
		expect(latin(pdf)).toContain("/MediaBox [0 0 612 792]");
	});
});

describe("templates", () => {
	it("fetch no package and evaluate no data", () => {
		const folder = path.join(import.meta.dirname, "../../reports/paper");
		const templates = fs.readdirSync(folder).filter((name) => name.endsWith(".typ"));
		expect(templates.length).toBeGreaterThan(3);
		for (const name of templates)
			expect(fs.readFileSync(path.join(folder, name), "utf8"), name).not.toMatch(/@preview|@local|eval\(|read\(/);
	});
});
