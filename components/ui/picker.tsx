"use client";
import { Command } from "cmdk";
import { Check, ChevronDown, X } from "lucide-react";
import { Popover } from "radix-ui";
import { type ReactNode, useState } from "react";
import { classNames } from "./class-names";
import { controlStyles } from "./input";

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

const SHOWN = 60;

function matching(options: readonly PickerOption[], search: string): PickerOption[] {
	const words = search.toLowerCase().split(/\s+/).filter(Boolean);
	if (words.length === 0) return [...options];
	return options.filter((option) => {
		const text = `${option.label} ${option.detail ?? ""}`.toLowerCase();
		return words.every((word) => text.includes(word));
	});
}

const rowStyles =
	"flex min-h-8 items-center gap-2 rounded-sm px-2 text-sm select-none data-[selected=true]:bg-muted [&_svg]:size-4";

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
	const [open, setOpen] = useState(false);
	const [search, setSearch] = useState("");
	const found = matching(options, search);
	const labelOf = (value: string) => options.find((option) => option.value === value)?.label ?? value;

	const change = (next: boolean) => {
		setOpen(next);
		if (next) onOpen?.();
		else setSearch("");
	};
	const choose = (value: string) => {
		if (!multiple) {
			onChange(value === "" ? [] : [value]);
			change(false);
		} else onChange(selected.includes(value) ? selected.filter((other) => other !== value) : [...selected, value]);
	};
	const shown = multiple
		? selected.length === 0
			? placeholder
			: `${selected.length} chosen`
		: selected[0] === undefined
			? placeholder
			: labelOf(selected[0]);

	return (
		<div className="flex min-w-0 flex-col gap-1.5">
			<Popover.Root open={open} onOpenChange={change}>
				<Popover.Trigger
					{...control}
					type="button"
					className={classNames(controlStyles, "flex h-8 items-center justify-between gap-2 text-left")}
				>
					<span className={classNames("truncate", selected.length === 0 && "text-muted-foreground")}>{shown}</span>
					<ChevronDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
				</Popover.Trigger>
				<Popover.Portal>
					<Popover.Content
						align="start"
						sideOffset={4}
						collisionPadding={8}
						className="z-50 w-(--radix-popover-trigger-width) min-w-64 rounded-md bg-raised shadow-float"
					>
						<Command shouldFilter={false} label={searchLabel} loop>
							<Command.Input
								value={search}
								onValueChange={setSearch}
								placeholder={searchLabel}
								className="h-9 w-full border-b bg-transparent px-3 text-sm outline-none"
							/>
							<Command.List className="max-h-72 overflow-y-auto p-1">
								{loading ? <p className="px-2 py-2 text-xs text-muted-foreground">Loading…</p> : null}
								{!loading && found.length === 0 ? (
									<p className="px-2 py-3 text-muted-foreground">
										{search === "" ? "Nothing to choose from yet." : `Nothing matches “${search}”.`}
									</p>
								) : null}
								{!multiple && clearLabel && search === "" ? (
									<Command.Item value="clear" onSelect={() => choose("")} className={rowStyles}>
										<span className="flex-1 text-muted-foreground">{clearLabel}</span>
										{selected.length === 0 ? <Check aria-hidden /> : null}
									</Command.Item>
								) : null}
								{found.slice(0, SHOWN).map((option) => (
									<Command.Item
										key={option.value}
										value={`option-${option.value}`}
										onSelect={() => choose(option.value)}
										className={rowStyles}
									>
										<span className="min-w-0 flex-1 truncate">{option.label}</span>
										{option.detail ? (
											<span className="truncate text-xs text-muted-foreground">{option.detail}</span>
										) : null}
										<Check aria-hidden className={selected.includes(option.value) ? undefined : "invisible"} />
									</Command.Item>
								))}
								{found.length > SHOWN ? (
									<p className="px-2 py-2 text-xs text-muted-foreground">
										{found.length - SHOWN} more: type to narrow them down
									</p>
								) : null}
							</Command.List>
						</Command>
					</Popover.Content>
				</Popover.Portal>
			</Popover.Root>
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
