import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

const KEYBOARD_SCROLL = { tabIndex: 0 };

/** Scrolls inside itself when the page is narrower than the table; `label` names the scroll region for the keyboard. */
export function TableFrame({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
	return (
		<section
			aria-label={label}
			{...KEYBOARD_SCROLL}
			className={classNames("relative w-full overflow-x-auto", className)}
		>
			{children}
		</section>
	);
}

export function Table({ className, ...props }: ComponentProps<"table">) {
	return <table className={classNames("w-full border-collapse text-left text-sm", className)} {...props} />;
}

export function TableHead({ className, ...props }: ComponentProps<"thead">) {
	return <thead className={classNames("border-b border-control/50", className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
	return <tbody className={classNames("[&>tr:last-child]:border-0", className)} {...props} />;
}

/** On a phone such a row becomes a block: name and verdict, the bar, then the words. */
export const ROW_AS_BLOCK =
	"max-xl:grid max-xl:grid-cols-[1fr_auto] max-xl:gap-x-3 max-xl:gap-y-1 max-xl:py-3 max-xl:[&>*]:p-0";

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
	return <tr className={classNames("border-b border-border", className)} {...props} />;
}

interface CellAlign {
	/** Numbers stand right-aligned in tabular figures. */
	numeric?: boolean;
}

export function ColumnHeader({ className, numeric, scope = "col", ...props }: ComponentProps<"th"> & CellAlign) {
	return <th scope={scope} className={classNames("cell column-head", numeric && "text-right", className)} {...props} />;
}

export function RowHeader({ className, ...props }: ComponentProps<"th">) {
	return <th scope="row" className={classNames("cell text-left font-medium", className)} {...props} />;
}

export function TableCell({ className, numeric, ...props }: ComponentProps<"td"> & CellAlign) {
	return <td className={classNames("cell", numeric && "text-right whitespace-nowrap", className)} {...props} />;
}
