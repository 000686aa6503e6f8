import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

interface RadioGroupProps extends Omit<ComponentProps<"fieldset">, "onChange"> {
	legend: ReactNode;
	legendHidden?: boolean;
	direction?: "row" | "column";
}

/** A named set of `Radio`s; arrow keys move within it, as the platform does. */
export function RadioGroup({
	legend,
	legendHidden,
	direction = "column",
	className,
	children,
	...props
}: RadioGroupProps) {
	return (
		<fieldset className={classNames("min-w-0", className)} {...props}>
			<legend className={legendHidden ? "sr-only" : "mb-1 font-medium"}>{legend}</legend>
			<div className={direction === "row" ? "flex flex-wrap gap-x-4 gap-y-2" : "flex flex-col gap-2"}>{children}</div>
		</fieldset>
	);
}

export function Radio({
	label,
	hint,
	className,
	...props
}: ComponentProps<"input"> & { label: ReactNode; hint?: ReactNode }) {
	return (
		<label className="flex min-h-6 items-start gap-2">
			<input type="radio" className={classNames("mt-0.5 size-4 shrink-0 accent-accent", className)} {...props} />
			<span>
				{label}
				{hint ? <span className="block text-xs text-muted-foreground">{hint}</span> : null}
			</span>
		</label>
	);
}
