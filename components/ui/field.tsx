import { cloneElement, isValidElement, type ReactElement, type ReactNode, useId } from "react";
import { classNames } from "./class-names";

interface ControlProps {
	id?: string;
	"aria-describedby"?: string;
	"aria-invalid"?: boolean;
	"aria-required"?: boolean;
}

export interface FieldProps {
	label: ReactNode;
	hint?: ReactNode;
	/** The schema's message, shown at the control and read with it. */
	error?: string | readonly string[] | null;
	required?: boolean;
	/** Beside the label, such as "optional" or a live figure. */
	aside?: ReactNode;
	className?: string;
	/** One control (Input, Select, Textarea): it receives the id and the descriptions. */
	children: ReactElement<ControlProps>;
}

export function Field({ label, hint, error, required, aside, className, children }: FieldProps) {
	const generated = useId();
	const id = (isValidElement(children) && children.props.id) || generated;
	const message = typeof error === "string" ? error : error?.[0];
	const describedBy = [hint ? `${id}-hint` : null, message ? `${id}-error` : null].filter(Boolean).join(" ");
	return (
		<div className={classNames("flex min-w-0 flex-col gap-1", className)}>
			<div className="flex items-baseline justify-between gap-2">
				<label htmlFor={id} className="font-medium">
					{label}
				</label>
				{aside ? <span className="text-xs text-muted-foreground">{aside}</span> : null}
			</div>
			{cloneElement(children, {
				id,
				"aria-describedby": describedBy || undefined,
				"aria-invalid": message ? true : undefined,
				"aria-required": required || undefined,
			})}
			{hint ? (
				<p id={`${id}-hint`} className="text-xs text-muted-foreground">
					{hint}
				</p>
			) : null}
			{message ? (
				<p id={`${id}-error`} className="text-xs text-danger">
					{message}
				</p>
			) : null}
		</div>
	);
}

/** A refusal that belongs to the whole form. */
export function FormMessage({ children }: { children: ReactNode }) {
	if (!children) return null;
	return (
		<p role="alert" className="rounded-md border border-danger/40 bg-danger-soft px-3 py-2 text-danger">
			{children}
		</p>
	);
}
