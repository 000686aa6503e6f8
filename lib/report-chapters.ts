import type { Assessment } from "@/engine";
import { rankServices } from "./finding";
import type { ReportAudience } from "./report-options";

/** Chapters at most; a board reads of the worst. */
export const SERVICE_CHAPTERS: Record<ReportAudience, number> = { board: 4, engineer: 60 };

/** The services that get a chapter, the one that overruns its target most first. */
export function chaptersOf(assessment: Assessment, audience: ReportAudience): string[] {
	return rankServices(assessment, "worst")
		.slice(0, SERVICE_CHAPTERS[audience])
		.map(({ service }) => service.serviceId);
}
