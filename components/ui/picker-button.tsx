import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { controlStyles } from "./input";

interface PickerButtonProps extends ComponentProps<"button"> {
	shown: string;
	empty: boolean;
}

export function PickerButton({ shown, empty, ...props }: PickerButtonProps) {
	return (
		<button
			type="button"
			aria-haspopup="dialog"
			aria-expanded={false}
			className={classNames(controlStyles, "flex h-8 items-center justify-between gap-2 text-left")}
			{...props}
		>
			<span className={classNames("truncate", empty && "text-muted-foreground")}>{shown}</span>
			<ChevronDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
		</button>
	);
}
