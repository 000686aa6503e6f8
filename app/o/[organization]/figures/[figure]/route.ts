import { explainFigure } from "@/components/estimate/explain";
import { requireAssessment } from "../../assessment";

interface FigureRoute {
	params: Promise<{ organization: string; figure: string }>;
}

export async function GET(_request: Request, { params }: FigureRoute): Promise<Response> {
	const { organization, figure } = await params;
	const { context, assessment } = await requireAssessment(organization);
	const explanation = explainFigure({ slug: organization, currency: context.currency, assessment }, figure);
	if (!explanation) return Response.json({ message: "There is no such figure." }, { status: 404 });
	return Response.json(explanation, { headers: { "Cache-Control": "private, no-store" } });
}
