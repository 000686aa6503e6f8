import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

interface SegmentsProps extends Omit<ComponentProps<"input">, "type" | "value" | "children"> {
	legend: ReactNode;
	legendHidden?: boolean;
	options: readonly { value: string; label: ReactNode; hint?: string }[];
	hint?: ReactNode;
	/** The choice that stands, when the parent keeps it. */
	chosen?: string;
	error?: string;
}

/** A few choices side by side, all visible; radio buttons underneath, so arrow keys and forms work. */
export function Segments({
	legend,
	legendHidden,
	options,
	hint,
	error,
	chosen,
	className,
	name,
	...input
}: SegmentsProps) {
	return (
		<fieldset className={classNames("flex min-w-0 flex-col gap-1", className)}>
			<legend className={legendHidden ? "sr-only" : "mb-1 font-medium"}>{legend}</legend>
			<div className="inline-flex w-fit max-w-full flex-wrap rounded-md border border-control bg-background p-px">
				{options.map((option) => (
					<label
						key={option.value}
						title={option.hint}
						className="flex min-h-7 items-center rounded-sm px-2.5 text-sm text-muted-foreground transition-colors duration-150 has-checked:bg-accent has-checked:text-accent-foreground has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent has-disabled:opacity-60"
					>
						<input
							{...input}
							type="radio"
							name={name}
							value={option.value}
							{...(chosen === undefined ? {} : { checked: chosen === option.value })}
							aria-invalid={error ? true : undefined}
							className="sr-only"
						/>
						{option.label}
					</label>
				))}
			</div>
			{hint ? <p className="text-xs text-muted-foreground">{hint}</p> : null}
			{error ? <p className="text-xs text-danger">{error}</p> : null}
		</fieldset>
	);
}
