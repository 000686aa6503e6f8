// The verbs of imports, plans, reports and shared links, for the table in verbs.ts.
import { getBudget } from "@/data/budget";
import * as applying from "@/data/import-apply";
import * as mappings from "@/data/import-mappings";
import * as importPages from "@/data/import-pages";
import * as undoing from "@/data/import-undo";
import * as importViews from "@/data/import-view";
import * as imports from "@/data/imports";
import { exportInventory } from "@/data/inventory-export";
import type { Context } from "@/data/permission";
import * as plans from "@/data/plans";
import * as brands from "@/data/report-brand";
import * as reports from "@/data/reports";
import * as shareLinks from "@/data/share-links";
import type { PlanChange } from "@/engine";
import { CONFIRM_ALL } from "@/schemas/import-plan";
import { reportDraftFrom } from "@/schemas/report-query";
import { NO_KEPT_BRAND, ReportForm } from "@/schemas/reports";
import { stagedFile } from "./staged-file";
import type { Ids, Verb } from "./verbs";

const MACHINES = "name,kind,site\nimported-1,physical,Pune\nimported-2,physical,Pune\n,physical,Pune\n";

export const machines = () => stagedFile("machines.csv", new TextEncoder().encode(MACHINES));
const mappingOf = async () => {
	const { mapping } = await machines();
	if (!mapping) throw new Error("the table has no mapping");
	return mapping;
};
const applyForm = (id: string) => ({ id, version: 1, answers: CONFIRM_ALL });

const order = ReportForm.parse(reportDraftFrom(new URLSearchParams({ audience: "board" })));
const words = { language: "en", practices: {}, sources: {} } as unknown as reports.CatalogueWords;
const shareOrder = (thing: shareLinks.SharedThing) => ({ thing, label: "The board", days: 7, phrase: null });

const planChanges: PlanChange[] = [{ kind: "practice", practiceId: "DC-03" }];
const planInput = { name: "Next year", changes: planChanges };
const version = 1;

export const workVerbs: Record<string, Verb> = {
	stageImport: {
		...{ permission: "imports.run", writes: true, noId: true },
		call: async (c) => imports.stageImport(c, await machines()),
	},
	decideImport: {
		...{ permission: "imports.run", writes: true },
		unlogged: "a dry run is a draft: that it was made, and what it became, are in the log",
		call: (c, ids) => imports.decideImport(c, { id: ids.dryRun, exclude: ["machines:2"] }),
	},
	discardImport: {
		...{ permission: "imports.run", writes: true },
		call: async (c, ids) => imports.discardImport(c, ids.dryRun),
	},
	applyImport: {
		...{ permission: "imports.run", writes: true },
		call: async (c, ids) => applying.applyImport(c, applyForm(ids.dryRun)),
	},
	undoImport: {
		...{ permission: "imports.run", writes: true },
		call: async (c, ids) => undoing.undoImport(c, ids.applied),
	},
	listImports: { permission: "facts.view", noId: true, call: (c) => importViews.listImports(c) },
	getImport: { permission: "facts.view", call: (c, ids) => importViews.getImport(c, ids.dryRun) },
	listImportAnswers: {
		permission: "facts.view",
		call: (c, ids) =>
			importViews.listImportAnswers(c, {
				...{ id: ids.dryRun, practiceId: "HW-06", state: "no", before: null, offset: 0 },
			}),
	},
	listImportRows: {
		permission: "facts.view",
		call: (c, ids) => importPages.listImportRows(c, { id: ids.dryRun, status: null, offset: 0 }),
	},
	getRejectedRows: { permission: "facts.view", call: (c, ids) => importPages.getRejectedRows(c, ids.dryRun) },
	findMapping: {
		...{ permission: "imports.run", noId: true },
		call: async (c) => mappings.findMapping(c, (await machines()).detection),
	},
	rememberMapping: {
		...{ permission: "imports.run", writes: true, noId: true },
		unlogged: "which column is what in the next file of this kind; the import itself is in the log",
		call: async (c) => mappings.rememberMapping(c, await mappingOf()),
	},
	exportInventory: { permission: "facts.view", noId: true, call: (c) => exportInventory(c, "csv") },
	getBudget: { permission: "facts.view", noId: true, call: (c) => getBudget(c, null) },
	listPlans: { permission: "facts.view", noId: true, call: (c) => plans.listPlans(c) },
	getPlan: { permission: "facts.view", call: (c, ids) => plans.getPlan(c, ids.plan) },
	createPlan: {
		...{ permission: "plans.edit", writes: true, noId: true },
		call: (c) => plans.createPlan(c, planInput),
	},
	updatePlan: {
		...{ permission: "plans.edit", writes: true },
		call: (c, ids) => plans.updatePlan(c, { ...planInput, id: ids.plan, version }),
	},
	archivePlan: {
		...{ permission: "plans.edit", writes: true },
		call: (c, ids) => plans.archivePlan(c, { id: ids.plan, version }),
	},
	adoptPlan: {
		...{ permission: "plans.edit", writes: true },
		call: (c, ids) => plans.adoptPlan(c, { id: ids.plan, version }),
	},
	listReports: { permission: "reports.view", noId: true, call: (c) => reports.listReports(c) },
	getReportRow: { permission: "reports.view", call: (c, ids) => reports.getReportRow(c, ids.report) },
	getReport: { permission: "reports.view", call: (c, ids) => reports.getReport(c, ids.report) },
	draftReport: { permission: "reports.view", noId: true, call: (c) => reports.draftReport(c, order) },
	createReport: {
		...{ permission: "reports.create", writes: true, noId: true },
		call: (c) => reports.createReport(c, order, words),
	},
	archiveReport: {
		...{ permission: "reports.archive", writes: true },
		call: (c, ids) => reports.archiveReport(c, { id: ids.report }),
	},
	getReportBrand: { permission: "reports.view", noId: true, call: (c) => brands.getReportBrand(c) },
	keepReportBrand: {
		...{ permission: "reports.create", writes: true, noId: true },
		call: (c) => brands.keepReportBrand(c, NO_KEPT_BRAND),
	},
	listShareLinks: {
		permission: "reports.view",
		call: (c, ids) => shareLinks.listShareLinks(c, { reportId: ids.report }),
	},
	listShareViews: { permission: "reports.view", call: (c, ids) => shareLinks.listShareViews(c, ids.shareLink) },
	createShareLink: {
		...{ permission: "reports.create", writes: true },
		call: (c, ids) => shareLinks.createShareLink(c, shareOrder({ reportId: ids.report })),
	},
	revokeShareLink: {
		...{ permission: "reports.create", writes: true },
		call: (c, ids) => shareLinks.revokeShareLink(c, { id: ids.shareLink }),
	},
};

const stage = async (context: Context) => (await imports.stageImport(context, await machines())).id;

/** How the rows of these ids come about. */
export const WORK_MAKERS = {
	// Another one after it, so that it is no longer the one remembered.
	dryRun: async (c: Context) => {
		const id = await stage(c);
		await stage(c);
		return id;
	},
	applied: async (c: Context) => {
		const id = await stage(c);
		await applying.applyImport(c, applyForm(id));
		return id;
	},
	plan: async (c: Context) => (await plans.createPlan(c, planInput)).id,
	report: async (c: Context) => (await reports.createReport(c, order, words)).id,
	shareLink: async (c: Context, made: (id: keyof Ids) => Promise<string>) => {
		const thing = { reportId: await made("report") };
		await shareLinks.createShareLink(c, shareOrder(thing));
		return (await shareLinks.listShareLinks(c, thing))[0]?.id;
	},
};

/** The files whose exports this part of the table must name. */
export const WORK_MODULES = [
	{ getBudget, exportInventory },
	applying,
	mappings,
	importPages,
	undoing,
	importViews,
	imports,
	plans,
	brands,
	reports,
	shareLinks,
];
