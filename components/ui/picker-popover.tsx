"use client";
import { Command } from "cmdk";
import { Check } from "lucide-react";
import { Popover } from "radix-ui";
import { type ComponentProps, useState } from "react";
import type { PickerOption } from "./picker";
import { PickerButton } from "./picker-button";

interface PickerPopoverProps {
	options: readonly PickerOption[];
	loading: boolean;
	selected: readonly string[];
	/** A click on a row; empty for the empty choice. */
	onChoose: (value: string) => void;
	multiple: boolean;
	clearLabel: string | undefined;
	searchLabel: string;
	onOpen: (() => void) | undefined;
	button: ComponentProps<typeof PickerButton>;
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

/** The open list behind a picker's button; mounted by the first press, so it opens at once. */
export function PickerPopover(props: PickerPopoverProps) {
	const { options, loading, selected, onChoose, multiple, clearLabel, searchLabel, onOpen, button } = props;
	const [open, setOpen] = useState(true);
	const [search, setSearch] = useState("");
	const found = matching(options, search);
	const change = (next: boolean) => {
		setOpen(next);
		if (next) onOpen?.();
		else setSearch("");
	};
	const choose = (value: string) => {
		onChoose(value);
		if (!multiple) change(false);
	};
	return (
		<Popover.Root open={open} onOpenChange={change}>
			<Popover.Trigger asChild>
				<PickerButton {...button} />
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
	);
}
