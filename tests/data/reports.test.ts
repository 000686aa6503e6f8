import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { getAssessment } from "@/data/assessment";
import { findContext } from "@/data/context";
import { loadFacts } from "@/data/load-facts";
import { setLogo } from "@/data/organizations";
import type { Context } from "@/data/permission";
import { getFirmLogo, getReportBrand, keepReportBrand, setFirmLogo } from "@/data/report-brand";
import { archiveReport, createReport, draftReport, getReport, listReports } from "@/data/reports";
import { createSite } from "@/data/sites";
import { REPORT_SECTIONS } from "@/lib/report-options";
import { catalogueWords } from "@/reports/catalogue-words";
import { renderReport } from "@/reports/render-report";
import { buildReportModel } from "@/reports/report-model";
import { reportDraftFrom, reportQueryOf } from "@/schemas/report-query";
import { NO_KEPT_BRAND, ReportForm } from "@/schemas/reports";
import { siteFacts, smallFacts } from "../support/facts";
import { makeFirm, makeMember, makeOrganization } from "../support/make-organization";

const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const order = ReportForm.parse(reportDraftFrom(new URLSearchParams({ audience: "engineer", firm: "Adviser & Co" })));

describe("reports", { timeout: 60_000 }, () => {
	let context: Context;
	let viewer: Context;
	let stranger: Context;

	beforeAll(async () => {
		context = await makeOrganization();
		viewer = await makeMember(context, "viewer");
		stranger = await makeOrganization();
		await loadFacts(context, smallFacts());
		await setLogo(context, { bytes: Buffer.from(PIXEL, "base64"), mediaType: "image/png" });
	});

	it("freeze the facts and figures of the moment, whatever happens to them after", async () => {
		const before = await getAssessment(context);
		const { id } = await createReport(context, order, catalogueWords());
		await createSite(context, siteFacts("Built later"));
		const report = await getReport(context, id);
		expect(report.facts).toEqual(before.facts);
		expect(report.assessment).toEqual(before.assessment);
		expect(report.author).toBe(context.userName);
		expect(report.options).toMatchObject({ audience: "engineer", sections: [...REPORT_SECTIONS] });
		expect(report.options.brand).toMatchObject({
			firm: "Adviser & Co",
			logo: { mediaType: "image/png", base64: PIXEL },
		});
		expect((await getAssessment(context)).facts.sites).toHaveLength(before.facts.sites.length + 1);
	});

	it("come out the same to the last byte, each time they are asked for", async () => {
		const { id } = await createReport(context, order, catalogueWords());
		const papers = [];
		for (let time = 0; time < 2; time++)
			papers.push(await renderReport(buildReportModel(await getReport(context, id))));
		expect(Buffer.compare(papers[0]!, papers[1]!)).toBe(0);
	});

	it("are listed newest first, without what they hold, and are gone from the list once archived", async () => {
		const { id } = await createReport(context, { ...order, audience: "board" }, catalogueWords());
		const [newest] = await listReports(context);
		expect(newest).toMatchObject({ id, audience: "board", createdByName: context.userName });
		expect(newest).not.toHaveProperty("facts");
		await archiveReport(context, { id });
		expect((await listReports(context)).map((row) => row.id)).not.toContain(id);
		await expect(getReport(context, id)).rejects.toMatchObject({ kind: "not-found" });
		await expect(archiveReport(context, { id })).rejects.toMatchObject({ kind: "not-found" });
	});

	it("let a viewer look and read, and no more", async () => {
		const { id } = await createReport(context, order, catalogueWords());
		const { title, assessment } = await getReport(viewer, id);
		expect(title).toContain(assessment.organizationName);
		expect((await draftReport(viewer, order)).assessment.services).toEqual(assessment.services);
		expect(() => archiveReport(viewer, { id })).toThrow(expect.objectContaining({ kind: "forbidden" }));
		await expect(createReport(viewer, order, catalogueWords())).rejects.toMatchObject({ kind: "forbidden" });
	});

	it("are not found by another organisation, nor by an id that is none", async () => {
		const { id } = await createReport(context, order, catalogueWords());
		expect(await listReports(stranger)).toEqual([]);
		await expect(getReport(stranger, id)).rejects.toMatchObject({ kind: "not-found" });
		await expect(archiveReport(stranger, { id })).rejects.toMatchObject({ kind: "not-found" });
		await expect(getReport(context, randomUUID())).rejects.toMatchObject({ kind: "not-found" });
		await expect(async () => getReport(context, "' OR true --")).rejects.toMatchObject({ kind: "not-found" });
	});

	it("take their wishes from an address and give them back", () => {
		const draft = { ...order, client: "", colour: "#7a1f2b", footer: "", confidentiality: "", firm: "A & B" };
		const again = ReportForm.parse(reportDraftFrom(new URLSearchParams(reportQueryOf(draft))));
		expect(again).toMatchObject({ firm: "A & B", colour: "#7a1f2b", client: null, sections: order.sections });
		const refused = ReportForm.safeParse(reportDraftFrom(new URLSearchParams({ colour: "red", paper: "a3" })));
		expect(refused.error?.issues.map((issue) => issue.path[0]).sort()).toEqual(["colour", "paper"]);
	});

	it("remember the brand for the next report: the client's part with the organisation, the firm's with the person", async () => {
		const { firm, colour, footer } = { firm: "Rao & Partners", colour: "#7a1f2b", footer: "Rao & Partners, Pune" };
		const brand = { firm, colour, footer, client: "Acme Group", confidentiality: "Board only" };
		await keepReportBrand(context, { ...brand, language: "hi", paper: "a4" });
		expect(await getReportBrand(context)).toMatchObject({ ...brand, language: "hi", hasFirmLogo: false });
		expect(await getReportBrand(viewer)).toMatchObject({
			firm: null,
			client: "Acme Group",
			confidentiality: "Board only",
		});
		// The person's own firm goes along to another organisation; what was kept for the first client stays behind.
		expect(await getReportBrand({ ...stranger, userId: context.userId })).toMatchObject({ firm, colour, client: null });
		await expect(keepReportBrand(viewer, { ...brand, language: "en", paper: null })).rejects.toMatchObject({
			kind: "forbidden",
		});
		await setFirmLogo(context, { bytes: Buffer.from(PIXEL, "base64"), mediaType: "image/png" });
		await expect(setFirmLogo(context, { bytes: Buffer.from("no"), mediaType: "image/png" })).rejects.toMatchObject({
			kind: "invalid",
		});
		const { options } = await draftReport(context, { ...order, showFirmLogo: true });
		expect(options.brand.firmLogo).toEqual({ mediaType: "image/png", base64: PIXEL });
		expect(await getFirmLogo(viewer)).toBeNull();
		await setFirmLogo(context, null);
		expect(await getFirmLogo(context)).toBeNull();
	});

	it("take the linked firm's brand from the firm, for all of its people and all of its clients", async () => {
		const { firm } = await makeFirm(context);
		const consultant = await makeMember(firm, "editor");
		const trainee = await makeMember(firm, "viewer");
		const other = await makeOrganization();
		await makeFirm(other, "editor", firm);
		const inClient = async (person: Context, client: Context) =>
			(await findContext(person, client.organizationSlug)) as Context;
		await setLogo(firm, { bytes: Buffer.from(PIXEL, "base64"), mediaType: "image/png" });
		const brand = {
			firm: "Adviser & Co",
			colour: "#7a1f2b",
			footer: "Adviser & Co, Pune",
			confidentiality: "Board only",
		};
		await keepReportBrand(await inClient(consultant, context), {
			...{ ...brand, client: "Acme Group" },
			...{ language: "en", paper: "a4" },
		});
		for (const person of [firm, consultant])
			expect(await getReportBrand(await inClient(person, other))).toMatchObject({
				...{ firm: firm.organizationName, colour: "#7a1f2b", footer: "Adviser & Co, Pune" },
				...{ client: null, confidentiality: null, hasFirmLogo: true },
			});
		expect(await getFirmLogo(await inClient(consultant, context))).toEqual({ mediaType: "image/png", base64: PIXEL });
		const seen = await inClient(trainee, context);
		await expect(keepReportBrand(seen, { ...NO_KEPT_BRAND, firm: "Mine" })).rejects.toMatchObject({
			kind: "forbidden",
		});
	});
});
