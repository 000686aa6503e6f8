import { assess, handOver } from "@/engine";
import { chaptersOf } from "@/lib/report-chapters";
import { defaultReportOptions, type ReportAudience, type ReportOptions } from "@/lib/report-options";
import type { ReportInput } from "@/reports/report-model";
import { sampleFacts } from "../../engine/sample-facts";

const AS_OF = "2026-11-26";

let made: Promise<Pick<ReportInput, "facts" | "assessment" | "figures">> | null = null;

async function figuresOfSample() {
	const facts = await sampleFacts();
	const assessment = assess(facts, { seed: 7, trials: 400, asOf: AS_OF });
	const serviceIds = chaptersOf(assessment, "engineer");
	return { facts, assessment, figures: handOver(facts, assessment, { serviceIds, recoveryTrials: () => 60 }) };
}

/** The sample organisation as a report freezes it, with the engine's own figures. */
export async function sampleReport(
	audience: ReportAudience = "engineer",
	options: Partial<ReportOptions> = {},
): Promise<ReportInput> {
	made ??= figuresOfSample();
	return {
		...(await made),
		catalogue: null,
		options: { ...defaultReportOptions(audience), ...options },
		frozenAt: `${AS_OF}T08:30:00Z`,
		author: "R. Kulkarni",
	};
}
