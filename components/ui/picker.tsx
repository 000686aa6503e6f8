"use client";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useDeferred } from "./deferred";
import { PickerButton } from "./picker-button";

export interface PickerOption {
	value: string;
	label: string;
	/** Tells two of the same name apart. */
	detail?: string;
}

interface PickerProps {
	id?: string;
	"aria-describedby"?: string;
	"aria-invalid"?: boolean;
	"aria-required"?: boolean;
	"aria-label"?: string;
	options: readonly PickerOption[];
	/** The rest of the options is still on the way. */
	loading?: boolean;
	selected: readonly string[];
	onChange: (selected: string[]) => void;
	multiple?: boolean;
	/** How an empty choice reads. */
	placeholder?: string;
	/** Offered in a single choice to go back to the empty one. */
	clearLabel?: string;
	searchLabel?: string;
	onOpen?: () => void;
	children?: ReactNode;
}

const load = () => import("./picker-popover").then((module) => module.PickerPopover);

/** A searchable choice among many; draws no more than sixty at once, so thousands cost nothing. */
export function Picker({
	options,
	loading = false,
	selected,
	onChange,
	multiple = false,
	placeholder = "unknown",
	clearLabel,
	searchLabel = "Search",
	onOpen,
	children,
	...control
}: PickerProps) {
	const { overlay, button } = useDeferred(load);
	const labelOf = (value: string) => options.find((option) => option.value === value)?.label ?? value;
	const choose = (value: string) => {
		if (!multiple) onChange(value === "" ? [] : [value]);
		else onChange(selected.includes(value) ? selected.filter((other) => other !== value) : [...selected, value]);
	};
	const [first] = selected;
	const chosen = multiple ? `${selected.length} chosen` : first === undefined ? "" : labelOf(first);
	const face = { ...control, shown: selected.length === 0 ? placeholder : chosen, empty: selected.length === 0 };

	return (
		<div className="flex min-w-0 flex-col gap-1.5">
			{overlay ? (
				<overlay.Overlay
					options={options}
					loading={loading}
					selected={selected}
					onChoose={choose}
					multiple={multiple}
					clearLabel={clearLabel}
					searchLabel={searchLabel}
					onOpen={onOpen}
					button={face}
				/>
			) : (
				<PickerButton
					{...face}
					{...button}
					onClick={(event) => {
						onOpen?.();
						button.onClick(event);
					}}
				/>
			)}
			{multiple && selected.length > 0 ? (
				<ul className="flex flex-wrap gap-1">
					{selected.map((value) => (
						<li
							key={value}
							className="inline-flex max-w-full items-center gap-1 rounded-sm bg-muted pl-1.5 text-xs leading-6"
						>
							<span className="truncate">{labelOf(value)}</span>
							<button
								type="button"
								aria-label={`Remove ${labelOf(value)}`}
								onClick={() => choose(value)}
								className="inline-flex size-6 items-center justify-center rounded-sm text-muted-foreground hover:text-foreground"
							>
								<X aria-hidden className="size-3" />
							</button>
						</li>
					))}
				</ul>
			) : null}
			{children}
		</div>
	);
}
