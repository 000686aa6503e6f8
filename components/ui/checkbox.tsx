import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

export function Checkbox({
	className,
	label,
	hint,
	...props
}: ComponentProps<"input"> & { label?: ReactNode; hint?: ReactNode }) {
	const box = (
		<input
			type="checkbox"
			className={classNames("mt-0.5 size-4 shrink-0 rounded-sm accent-accent", className)}
			{...props}
		/>
	);
	if (label === undefined) return box;
	return (
		<label className="flex items-start gap-2">
			{box}
			<span>
				{label}
				{hint ? <span className="block text-xs text-muted-foreground">{hint}</span> : null}
			</span>
		</label>
	);
}
