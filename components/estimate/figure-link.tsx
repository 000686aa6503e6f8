"use client";
import { useQueryState } from "nuqs";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** A figure that opens what it is made of, in a panel beside the page. */
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
	const [, open] = useQueryState("figure", { history: "push" });
	return (
		<button
			type="button"
			aria-haspopup="dialog"
			aria-label={label}
			onClick={() => open(figure)}
			className={classNames(
				"-my-0.5 rounded-sm py-0.5 text-left underline decoration-control/50 decoration-dotted underline-offset-4 hover:decoration-accent hover:decoration-solid print:no-underline",
				className,
			)}
		>
			{children}
		</button>
	);
}
