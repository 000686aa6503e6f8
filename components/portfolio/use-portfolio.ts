"use client";
import { useEffect, useState } from "react";
import type { PortfolioFigures } from "@/data/portfolio";

/** What is known of one organisation's figures so far. */
export type PortfolioLine = { slug: string; figures: PortfolioFigures } | { slug: string; problem: string };

export interface Portfolio {
	lines: ReadonlyMap<string, PortfolioLine>;
	isDone: boolean;
	problem: string | null;
}

const CUT = "The connection ended before all were assessed. Load the page again.";

/** Figures as they are made, one organisation after the other. */
export function usePortfolio(address: string): Portfolio {
	const [portfolio, setPortfolio] = useState<Portfolio>({ lines: new Map(), isDone: false, problem: null });
	useEffect(() => {
		const abort = new AbortController();
		const add = (text: string) => {
			if (text.trim() === "") return;
			const line = JSON.parse(text) as PortfolioLine;
			setPortfolio((before) => ({ ...before, lines: new Map(before.lines).set(line.slug, line) }));
		};
		const read = async () => {
			const answer = await fetch(address, { signal: abort.signal });
			if (!answer.ok || !answer.body) throw new Error(CUT);
			const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
			let rest = "";
			for (let part = await reader.read(); !part.done; part = await reader.read()) {
				const lines = (rest + part.value).split("\n");
				rest = lines.pop() ?? "";
				for (const line of lines) add(line);
			}
			add(rest);
			setPortfolio((before) => ({ ...before, isDone: true }));
		};
		read().catch(() => {
			if (!abort.signal.aborted) setPortfolio((before) => ({ ...before, isDone: true, problem: CUT }));
		});
		return () => abort.abort();
	}, [address]);
	return portfolio;
}
