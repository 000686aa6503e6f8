import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

const badgeStyles = cva(
	"inline-flex items-center gap-1 rounded-sm px-1.5 py-px text-xs whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0",
	{
		variants: {
			tone: {
				neutral: "bg-muted text-muted-foreground",
				accent: "bg-accent-soft text-accent",
				ready: "bg-ready-soft text-ready-text",
				partial: "bg-partial-soft text-partial-text",
				exposed: "bg-exposed-soft text-exposed-text",
				danger: "bg-danger-soft text-danger",
				outline: "border border-control/60 text-muted-foreground",
			},
		},
		defaultVariants: { tone: "neutral" },
	},
);

export type BadgeTone = NonNullable<VariantProps<typeof badgeStyles>["tone"]>;

export function Badge({ tone, className, ...props }: ComponentProps<"span"> & VariantProps<typeof badgeStyles>) {
	return <span className={classNames(badgeStyles({ tone }), className)} {...props} />;
}
