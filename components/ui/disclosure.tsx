import { ChevronRight } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

interface DisclosureProps extends Omit<ComponentProps<"details">, "title"> {
	title: ReactNode;
	/** What the closed part holds, in a few words. */
	summary?: ReactNode;
}

/** The platform's own fold: opens by keyboard and by the browser's page search. */
export function Disclosure({ title, summary, className, children, ...props }: DisclosureProps) {
	return (
		<details className={classNames("group min-w-0", className)} {...props}>
			<summary className="flex min-h-8 list-none items-center gap-1.5 rounded-sm [&::-webkit-details-marker]:hidden">
				<ChevronRight
					aria-hidden
					className="size-4 shrink-0 text-muted-foreground transition-transform duration-150 group-open:rotate-90"
				/>
				<span className="font-medium">{title}</span>
				{summary ? <span className="truncate text-xs text-muted-foreground">{summary}</span> : null}
			</summary>
			<div className="pt-3 pb-1 pl-5.5 max-sm:pl-0">{children}</div>
		</details>
	);
}
