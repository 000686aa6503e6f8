import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** A figure that opens what it is made of. The page's one panel answers to it: a page may hold a hundred of these. */
export function FigureLink({
	figure,
	label,
	className,
	children,
}: {
	figure: string;
	label?: string;
	className?: string;
	children: ReactNode;
}) {
	return (
		<button
			type="button"
			aria-haspopup="dialog"
			aria-label={label}
			data-figure={figure}
			className={classNames("figure", className)}
		>
			{children}
		</button>
	);
}
