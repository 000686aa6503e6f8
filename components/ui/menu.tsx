"use client";
import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import { type ComponentProps, type FocusEvent, useRef } from "react";
import { classNames } from "./class-names";

export const Menu = Primitive.Root;
export const MenuTrigger = Primitive.Trigger;
export const MenuRadioGroup = Primitive.RadioGroup;

const itemStyles =
	"flex min-h-8 items-center gap-2 rounded-sm px-2 text-sm outline-none select-none data-[highlighted]:bg-muted data-[disabled]:opacity-50 [&_svg]:size-4 [&_svg]:text-muted-foreground";

interface MenuContentProps extends ComponentProps<typeof Primitive.Content> {
	/** Opened by a key before this menu was there to notice: its first entry takes the focus. */
	entersFirst?: boolean;
}

export function MenuContent({
	className,
	align = "end",
	sideOffset = 6,
	entersFirst = false,
	...props
}: MenuContentProps) {
	const entering = useRef(entersFirst);
	const enter = (event: FocusEvent<HTMLDivElement>) => {
		if (!entering.current || event.target !== event.currentTarget) return;
		entering.current = false;
		event.currentTarget.querySelector<HTMLElement>("[role^=menuitem]:not([data-disabled])")?.focus();
	};
	return (
		<Primitive.Portal>
			<Primitive.Content
				align={align}
				sideOffset={sideOffset}
				collisionPadding={8}
				onFocus={enter}
				className={classNames("z-50 min-w-48 rounded-md bg-raised p-1 shadow-float", className)}
				{...props}
			/>
		</Primitive.Portal>
	);
}

export function MenuItem({ className, ...props }: ComponentProps<typeof Primitive.Item>) {
	return <Primitive.Item className={classNames(itemStyles, className)} {...props} />;
}

export function MenuRadioItem({ className, children, ...props }: ComponentProps<typeof Primitive.RadioItem>) {
	return (
		<Primitive.RadioItem className={classNames(itemStyles, "justify-between", className)} {...props}>
			{children}
			<Primitive.ItemIndicator>
				<Check aria-hidden />
			</Primitive.ItemIndicator>
		</Primitive.RadioItem>
	);
}

export function MenuLabel({ className, ...props }: ComponentProps<typeof Primitive.Label>) {
	return <Primitive.Label className={classNames("px-2 py-1.5 text-xs text-muted-foreground", className)} {...props} />;
}

export function MenuSeparator({ className, ...props }: ComponentProps<typeof Primitive.Separator>) {
	return <Primitive.Separator className={classNames("my-1 h-px bg-border", className)} {...props} />;
}
