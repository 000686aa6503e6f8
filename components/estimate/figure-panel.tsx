"use client";
import { useParams } from "next/navigation";
import { useQueryState } from "nuqs";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { Loading } from "@/components/ui/skeleton";
import type { FigureExplanation } from "./figure";
import { FigureBody } from "./figure-body";

type Answer =
	| { state: "loading" }
	| { state: "shown"; explanation: FigureExplanation }
	| { state: "failed"; message: string };

function useExplanation(slug: string, figure: string | null, attempt: number): Answer {
	const [answer, setAnswer] = useState<{ figure: string; attempt: number; answer: Answer } | null>(null);
	useEffect(() => {
		if (!figure) return;
		const abort = new AbortController();
		const settle = (settled: Answer) => {
			if (!abort.signal.aborted) setAnswer({ figure, attempt, answer: settled });
		};
		fetch(`/o/${slug}/figures/${encodeURIComponent(figure)}`, { signal: abort.signal })
			.then(async (response) => {
				if (response.ok) settle({ state: "shown", explanation: (await response.json()) as FigureExplanation });
				else if (response.status === 404)
					settle({ state: "failed", message: "This figure is no longer on the page: the facts have changed since." });
				else settle({ state: "failed", message: "The figure could not be opened. Try again." });
			})
			.catch(() => settle({ state: "failed", message: "There is no connection to Holdfast just now." }));
		return () => abort.abort();
	}, [slug, figure, attempt]);
	return answer && answer.figure === figure && answer.attempt === attempt ? answer.answer : { state: "loading" };
}

/** Tells of every press on a figure's link, wherever on the page it stands. */
function useFigureLinks(open: (figure: string) => void): void {
	useEffect(() => {
		const press = ({ target }: MouseEvent) => {
			const link = target instanceof Element ? target.closest<HTMLElement>("[data-figure]") : null;
			if (link?.dataset.figure) open(link.dataset.figure);
		};
		document.addEventListener("click", press);
		return () => document.removeEventListener("click", press);
	}, [open]);
}

/** One per page: opens on the figure named in the address, so that a link shows the very same panel. */
export function FigurePanel() {
	const { organization } = useParams<{ organization: string }>();
	const [figure, setFigure] = useQueryState("figure", { history: "push" });
	const [attempt, setAttempt] = useState(0);
	useFigureLinks(setFigure);
	const answer = useExplanation(organization, figure, attempt);
	const title =
		answer.state === "shown" ? answer.explanation.title : answer.state === "loading" ? "One moment" : "Not available";
	return (
		<Sheet open={figure !== null} onOpenChange={(open) => !open && setFigure(null)}>
			<SheetContent
				title={title}
				description={
					answer.state === "shown" ? (
						<span className="text-2xl text-foreground">{answer.explanation.figure}</span>
					) : null
				}
			>
				{answer.state === "loading" ? <Loading rows={5} /> : null}
				{answer.state === "shown" ? <FigureBody explanation={answer.explanation} /> : null}
				{answer.state === "failed" ? (
					<div role="alert" className="flex flex-col items-start gap-3">
						<p>{answer.message}</p>
						<Button onClick={() => setAttempt(attempt + 1)}>Try again</Button>
					</div>
				) : null}
			</SheetContent>
		</Sheet>
	);
}
