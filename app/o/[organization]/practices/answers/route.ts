import { requireContext } from "@/data/context";
import { listPracticeAnswers } from "@/data/practice-answers";

export async function GET(_: Request, { params }: { params: Promise<{ organization: string }> }) {
	const context = await requireContext((await params).organization);
	return Response.json(await listPracticeAnswers(context), { headers: { "Cache-Control": "no-store" } });
}
