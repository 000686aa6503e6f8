import type { ReactNode } from "react";
import { classNames } from "./class-names";

export interface EmptyStateProps {
	title: string;
	/** One or two sentences: what will stand here, and why it is worth it. */
	children?: ReactNode;
	/** The primary action first. */
	actions?: ReactNode;
	className?: string;
}

export function EmptyState({ title, children, actions, className }: EmptyStateProps) {
	return (
		<section
			className={classNames("flex flex-col items-start gap-3 rounded-md border border-dashed px-6 py-8", className)}
		>
			<h2 className="text-lg">{title}</h2>
			{children ? <div className="max-w-prose text-muted-foreground">{children}</div> : null}
			{actions ? <div className="mt-1 flex flex-wrap gap-2">{actions}</div> : null}
		</section>
	);
}
