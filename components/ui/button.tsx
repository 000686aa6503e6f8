import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

export const buttonStyles = cva(
	"inline-flex items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors duration-150 disabled:opacity-50 disabled:pointer-events-none [&_svg]:size-4 [&_svg]:shrink-0",
	{
		variants: {
			variant: {
				primary: "bg-accent text-accent-foreground hover:bg-accent/90",
				outline: "border border-control/60 bg-background text-foreground hover:bg-muted",
				quiet: "text-foreground hover:bg-muted",
				danger: "bg-danger text-danger-foreground hover:bg-danger/90",
				link: "link px-0",
			},
			size: {
				small: "h-7 px-2 text-xs",
				medium: "h-8 px-3 text-sm",
				large: "h-10 px-4 text-sm",
				icon: "size-8",
			},
		},
		compoundVariants: [{ variant: "link", className: "h-auto min-h-6 px-0" }],
		defaultVariants: { variant: "outline", size: "medium" },
	},
);

export interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof buttonStyles> {
	/** Draw the child (a link) as the button. */
	asChild?: boolean;
	/** Shows that work is going on and refuses a second press. */
	busy?: boolean;
}

export function Button({ variant, size, asChild, busy, className, disabled, type, ...props }: ButtonProps) {
	const styles = classNames(buttonStyles({ variant, size }), className);
	if (asChild) return <Slot.Root className={styles} {...props} />;
	return (
		<button
			type={type ?? "button"}
			className={classNames(styles, busy && "animate-pulse")}
			disabled={disabled || busy}
			aria-busy={busy || undefined}
			{...props}
		/>
	);
}
