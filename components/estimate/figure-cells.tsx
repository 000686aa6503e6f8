import { FigureLink } from "./figure-link";

/** A figure in a cell: its key, what it says aloud, and its text. */
export interface FigureCell {
	figure: string;
	label: string;
	text: string;
}

/** A median and its range. */
export function RestoreFigure({ figure, label, text, range }: FigureCell & { range: string }) {
	return (
		<FigureLink figure={figure} label={label}>
			{text} <span className="text-xs text-muted-foreground">({range})</span>
		</FigureLink>
	);
}

export function LossFigure({ figure, label, text, isOver }: FigureCell & { isOver: boolean }) {
	return (
		<>
			<span className="text-xs text-muted-foreground xl:hidden">loss </span>
			<FigureLink figure={figure} label={label} className={isOver ? "text-exposed-text" : ""}>
				{text}
			</FigureLink>
			{isOver ? <span className="block text-xs text-exposed-text">✕ over target</span> : null}
		</>
	);
}
