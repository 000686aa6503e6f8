"use client";
import { FigureLink } from "@/components/estimate/figure-link";

export interface ActionLine {
	id: string;
	figure: string;
	title: string;
	/** What is gained, then what it takes. */
	gains: string[];
}

export function ActionLines({ lines }: { lines: readonly ActionLine[] }) {
	return (
		<ol className="flex flex-col">
			{lines.map(({ id, figure, title, gains }, index) => (
				<li key={id} className="flex gap-3 border-b py-2 last:border-0">
					<span className="w-4 shrink-0 text-right text-muted-foreground">{index + 1}</span>
					<div className="min-w-0">
						<FigureLink figure={figure} className="font-medium">
							{title}
						</FigureLink>
						<p className="flex flex-wrap gap-x-3 text-muted-foreground">
							{gains.map((gain) => (
								<span key={gain}>{gain}</span>
							))}
						</p>
					</div>
				</li>
			))}
		</ol>
	);
}
