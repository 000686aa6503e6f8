import { figureKey } from "@/components/estimate/figure";
import type { NextAction } from "@/engine";
import { ActionLines } from "./action-lines";
import { gainsOf } from "./gains";

export function NextActions({ actions, currency }: { actions: NextAction[]; currency: string }) {
	return (
		<ActionLines
			lines={actions.map((action) => ({
				...{ id: action.id, figure: figureKey.action(action.id), title: action.title.text },
				gains: gainsOf(action, currency),
			}))}
		/>
	);
}
