import { getAssessment } from "@/data/assessment";
import { requireContext } from "@/data/context";

/** The facts and the seed of the page's own figures, for estimates while a form is typed. */
export async function GET(_: Request, { params }: { params: Promise<{ organization: string }> }) {
	const context = await requireContext((await params).organization);
	const { facts, assessment } = await getAssessment(context);
	const { seed, trials, asOf } = assessment;
	return Response.json({ facts, options: { seed, trials, asOf } }, { headers: { "Cache-Control": "no-store" } });
}
