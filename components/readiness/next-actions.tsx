import { figureKey } from "@/components/estimate/figure";
import { FigureLink } from "@/components/estimate/figure-link";
import type { NextAction } from "@/engine";
import { gainsOf } from "./gains";

export function NextActions({ actions, currency }: { actions: NextAction[]; currency: string }) {
	return (
		<ol className="flex flex-col">
			{actions.map((action, index) => (
				<li key={action.id} className="flex gap-3 border-b py-2 last:border-0">
					<span className="w-4 shrink-0 text-right text-muted-foreground">{index + 1}</span>
					<div className="min-w-0">
						<FigureLink figure={figureKey.action(action.id)} className="font-medium">
							{action.title.text}
						</FigureLink>
						<p className="flex flex-wrap gap-x-3 text-muted-foreground">
							{gainsOf(action, currency).map((gain) => (
								<span key={gain}>{gain}</span>
							))}
						</p>
					</div>
				</li>
			))}
		</ol>
	);
}
