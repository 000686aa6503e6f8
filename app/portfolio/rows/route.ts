import { findContext, getSession } from "@/data/context";
import { log } from "@/data/log";
import { getPortfolioFigures, listPortfolio } from "@/data/portfolio";
import { Refusal } from "@/data/refusal";

/** Assessed side by side; more would crowd out whoever looks at a page of one organisation. */
const AT_ONCE = 2;

/** One line of JSON an organisation, as each is assessed, so that the table fills while the rest is worked out. */
export async function GET(): Promise<Response> {
	const user = await getSession();
	if (!user) return Response.json({ message: "Sign in again." }, { status: 401 });
	const waiting = (await listPortfolio(user)).filter(({ isArchived }) => !isArchived);
	const lineOf = async (slug: string) => {
		const context = await findContext(user, slug);
		if (!context) return { slug, problem: "It does not open: it may ask for a second sign-in step." };
		try {
			return { slug, figures: await getPortfolioFigures(context) };
		} catch (error) {
			if (error instanceof Refusal) return { slug, problem: error.message };
			log.error({ err: error }, "portfolio row");
			return { slug, problem: "Its figures could not be made." };
		}
	};
	const encoder = new TextEncoder();
	const stream = new ReadableStream<Uint8Array>({
		async start(controller) {
			const work = async () => {
				for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
					const line = await lineOf(one.slug);
					controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
				}
			};
			try {
				await Promise.all(Array.from({ length: AT_ONCE }, work));
				controller.close();
			} catch (error) {
				controller.error(error);
			}
		},
		cancel() {
			waiting.length = 0;
		},
	});
	return new Response(stream, {
		headers: { "Content-Type": "application/x-ndjson; charset=utf-8", "Cache-Control": "private, no-store" },
	});
}
