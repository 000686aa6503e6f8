import "server-only";
import { cache } from "react";
import { type AssessedFacts, getAssessment } from "@/data/assessment";
import { type Context, requireContext } from "@/data/context";

export interface Assessed extends AssessedFacts {
	context: Context;
}

/** The figures of the organisation in the address, once per request. */
export const requireAssessment = cache(async (slug: string): Promise<Assessed> => {
	const context = await requireContext(slug);
	return { context, ...(await getAssessment(context)) };
});
