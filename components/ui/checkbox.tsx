import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";

interface CheckboxProps extends ComponentProps<"input"> {
	label?: ReactNode;
	hint?: ReactNode;
}

export function Checkbox({ className, label, hint, id, ...props }: CheckboxProps) {
	const generated = useId();
	const boxId = id ?? generated;
	const boxStyles = classNames("mt-0.5 size-4 shrink-0 rounded-sm accent-accent", className);
	if (label === undefined) return <input id={boxId} type="checkbox" className={boxStyles} {...props} />;
	return (
		<div className="flex items-start gap-2">
			<input id={boxId} type="checkbox" className={boxStyles} {...props} />
			<label htmlFor={boxId}>
				{label}
				{hint ? <span className="block text-xs text-muted-foreground">{hint}</span> : null}
			</label>
		</div>
	);
}
