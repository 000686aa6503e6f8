import type { ComponentProps } from "react";
import { classNames } from "./class-names";

export const controlStyles =
	"w-full min-w-0 rounded-md border border-control bg-background px-2.5 text-sm text-foreground transition-colors duration-150 disabled:bg-muted disabled:text-muted-foreground aria-invalid:border-danger aria-invalid:outline-danger";

export function Input({ className, ...props }: ComponentProps<"input">) {
	return <input className={classNames(controlStyles, "h-8", className)} {...props} />;
}
