import { type ReactNode, useId } from "react";

interface FormSectionProps {
	title: ReactNode;
	/** Why these facts are asked for, in one sentence. */
	description?: ReactNode;
	children: ReactNode;
}

/** A part of a long form: its heading and reason on the left, its fields on the right. */
export function FormSection({ title, description, children }: FormSectionProps) {
	const id = useId();
	return (
		<section
			aria-labelledby={id}
			className="grid gap-x-8 gap-y-4 border-t pt-5 first:border-0 first:pt-0 lg:grid-cols-[12rem_minmax(0,1fr)]"
		>
			<div>
				<h2 id={id} className="text-sm">
					{title}
				</h2>
				{description ? <p className="mt-1 max-w-prose text-xs text-muted-foreground">{description}</p> : null}
			</div>
			<div className="flex min-w-0 flex-col gap-4">{children}</div>
		</section>
	);
}

export function FieldGrid({ children }: { children: ReactNode }) {
	return <div className="grid min-w-0 items-start gap-x-4 gap-y-4 sm:grid-cols-2">{children}</div>;
}
