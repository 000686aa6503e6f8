import { writeFile } from "node:fs/promises";
import { type Assessment, type Facts, handOver } from "@/engine";
import { recoveryTrials } from "@/lib/recovery-trials";
import { chaptersOf } from "@/lib/report-chapters";
import type { ReportOptions } from "@/lib/report-options";
import { renderReport } from "./render-report";
import { buildReportModel } from "./report-model";

/** The report of the command line: dated by the assessment itself, so that the same call writes the same bytes. */
export async function writeReport(
	file: string,
	facts: Facts,
	assessment: Assessment,
	options: ReportOptions,
): Promise<void> {
	const model = buildReportModel({
		facts,
		assessment,
		figures: handOver(facts, assessment, { serviceIds: chaptersOf(assessment, options.audience), recoveryTrials }),
		catalogue: null,
		options,
		frozenAt: `${assessment.asOf}T00:00:00Z`,
		author: facts.organization.name,
	});
	await writeFile(file, await renderReport(model));
}
