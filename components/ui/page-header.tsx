import type { ReactNode } from "react";

export interface PageHeaderProps {
	/** The page's answer, in words; its only h1. */
	title: ReactNode;
	/** A line of figures or explanation beneath. */
	children?: ReactNode;
	actions?: ReactNode;
	/** Where this page hangs: a link back. */
	above?: ReactNode;
}

export function PageHeader({ title, children, actions, above }: PageHeaderProps) {
	return (
		<header className="flex flex-col gap-2">
			{above ? <div className="text-xs text-muted-foreground">{above}</div> : null}
			<div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
				<h1 className="max-w-4xl text-2xl tracking-tight">{title}</h1>
				{actions ? (
					<div className="flex flex-wrap gap-2" data-print="hide">
						{actions}
					</div>
				) : null}
			</div>
			{children ? <div className="text-muted-foreground">{children}</div> : null}
		</header>
	);
}

/** A part of a page with its heading. */
export function PageSection({
	title,
	aside,
	id,
	children,
}: {
	title: ReactNode;
	aside?: ReactNode;
	id?: string;
	children: ReactNode;
}) {
	return (
		<section id={id} className="flex min-w-0 flex-col gap-3">
			<div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
				<h2 className="text-lg">{title}</h2>
				{aside ? <div className="text-xs text-muted-foreground">{aside}</div> : null}
			</div>
			{children}
		</section>
	);
}
