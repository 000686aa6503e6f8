"use client";
import type { ReactNode } from "react";
import { type FieldPath, type FieldValues, useController } from "react-hook-form";
import { Checkbox } from "./checkbox";

interface CheckListProps<D extends FieldValues> {
	name: FieldPath<D>;
	legend: ReactNode;
	options: readonly { value: string; label: string }[];
	hint?: ReactNode;
	/** Shown in place of the list when there is nothing to tick. */
	empty?: ReactNode;
	className?: string;
}

/** Any number out of a few, as a list of values. */
export function CheckList<D extends FieldValues>({ name, legend, options, hint, empty, className }: CheckListProps<D>) {
	const { field } = useController<D>({ name });
	const chosen: string[] = field.value ?? [];
	return (
		<fieldset className={className}>
			<legend className="mb-1 font-medium">{legend}</legend>
			{options.length === 0 ? <p className="text-xs text-muted-foreground">{empty}</p> : null}
			<div className="flex flex-wrap gap-x-5 gap-y-1.5">
				{options.map((option) => (
					<Checkbox
						key={option.value}
						label={option.label}
						checked={chosen.includes(option.value)}
						onBlur={field.onBlur}
						onChange={(event) =>
							field.onChange(
								event.target.checked ? [...chosen, option.value] : chosen.filter((value) => value !== option.value),
							)
						}
					/>
				))}
			</div>
			{hint ? <p className="mt-1 text-xs text-muted-foreground">{hint}</p> : null}
		</fieldset>
	);
}
