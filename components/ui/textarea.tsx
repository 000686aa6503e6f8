import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { controlStyles } from "./input";

export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
	return (
		<textarea
			rows={rows}
			className={classNames(controlStyles, "field-sizing-content min-h-16 py-1.5", className)}
			{...props}
		/>
	);
}
