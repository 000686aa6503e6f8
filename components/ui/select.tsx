import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { controlStyles } from "./input";

/** The platform's own list: works on phones, in forms without script, and costs nothing. Children are `<option>`s. */
export function Select({
	className,
	wrapperClassName,
	...props
}: ComponentProps<"select"> & { wrapperClassName?: string }) {
	return (
		<span className={classNames("relative inline-flex w-full min-w-0 items-center", wrapperClassName)}>
			<select className={classNames(controlStyles, "h-8 appearance-none truncate pr-8", className)} {...props} />
			<ChevronDown aria-hidden className="pointer-events-none absolute right-2.5 size-4 text-muted-foreground" />
		</span>
	);
}
