"use client";
import type { ReactNode } from "react";
import { type FieldPath, type FieldValues, useFormContext, useWatch } from "react-hook-form";
import { durationFrom, durationText } from "@/lib/duration";
import { Field } from "./field";
import { Input } from "./input";
import { Segments } from "./segments";
import { Select } from "./select";

interface Named<D extends FieldValues> {
	name: FieldPath<D>;
	label: ReactNode;
	hint?: ReactNode;
	aside?: ReactNode;
	required?: boolean;
	className?: string;
}

interface Option {
	value: string;
	label: string;
}

interface TextProps<D extends FieldValues> extends Named<D> {
	placeholder?: string;
	inputMode?: "text" | "decimal" | "numeric";
	list?: string;
	autoFocus?: boolean;
}

interface ChoiceProps<D extends FieldValues> extends Named<D> {
	options: readonly Option[];
	/** How the empty choice reads; null when there is none. */
	unknown?: string | null;
}

/** An empty field of facts says *unknown* itself, so that nobody reads it as zero. */
const UNKNOWN_PLACEHOLDER = "unknown";

function useField(name: string) {
	const { register, getFieldState, formState } = useFormContext();
	return { field: register(name), error: getFieldState(name, formState).error?.message };
}

function TextField({ name, placeholder, inputMode, list, autoFocus, ...rest }: TextProps<FieldValues>) {
	const { field, error } = useField(name);
	return (
		<Field {...rest} error={error}>
			<Input
				{...field}
				list={list}
				inputMode={inputMode}
				autoComplete="off"
				autoFocus={autoFocus}
				placeholder={placeholder ?? (rest.required ? undefined : UNKNOWN_PLACEHOLDER)}
			/>
		</Field>
	);
}

function DurationField({ name, aside, ...rest }: TextProps<FieldValues>) {
	const typed = useWatch({ name }) as string | undefined;
	return <TextField name={name} {...rest} aside={aside ?? understood(typed ?? "")} />;
}

/** What a duration was understood as, where that is not what was typed. */
function understood(typed: string): string | null {
	const reading = durationFrom(typed);
	if (typed.trim() === "" || "problem" in reading) return null;
	const text = reading.value === 0 ? "instant" : durationText(reading.value);
	return text.replaceAll(" ", "") === typed.trim().toLowerCase().replaceAll(" ", "") ? null : `= ${text}`;
}

function DateField({ name, ...rest }: TextProps<FieldValues>) {
	const { field, error } = useField(name);
	const day = useWatch({ name }) as string | undefined;
	return (
		<Field {...rest} aside={rest.aside ?? (day ? null : "unknown")} error={error}>
			<Input {...field} type="date" min="1900-01-01" max="2099-12-31" />
		</Field>
	);
}

function ChoiceField({ name, options, unknown = "unknown", ...rest }: ChoiceProps<FieldValues>) {
	const { field, error } = useField(name);
	return (
		<Field {...rest} error={error}>
			<Select {...field}>
				{unknown === null ? null : <option value="">{unknown}</option>}
				{options.map((option) => (
					<option key={option.value} value={option.value}>
						{option.label}
					</option>
				))}
			</Select>
		</Field>
	);
}

const YES_NO = [
	{ value: "yes", label: "Yes" },
	{ value: "no", label: "No" },
	{ value: "", label: "Unknown" },
];

function YesNoField({ name, label, hint, className }: Named<FieldValues>) {
	const { field, error } = useField(name);
	return <Segments legend={label} hint={hint} className={className} options={YES_NO} error={error} {...field} />;
}

/** The fields of one form, their names checked against its draft. */
export function formFields<D extends FieldValues>() {
	return {
		TextField: TextField as unknown as (props: TextProps<D>) => ReactNode,
		DurationField: DurationField as unknown as (props: TextProps<D>) => ReactNode,
		DateField: DateField as unknown as (props: TextProps<D>) => ReactNode,
		ChoiceField: ChoiceField as unknown as (props: ChoiceProps<D>) => ReactNode,
		YesNoField: YesNoField as unknown as (props: Named<D>) => ReactNode,
	};
}
