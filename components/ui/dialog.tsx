"use client";
import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { classNames } from "./class-names";

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

export interface DialogContentProps {
	title: ReactNode;
	/** One sentence; omitted when the title says it all. */
	description?: ReactNode;
	className?: string;
	children?: ReactNode;
}

export const overlayStyles =
	"fixed inset-0 z-40 bg-foreground/25 data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=closed]:animate-out data-[state=closed]:fade-out-0 duration-150 dark:bg-background/70";

export function DialogContent({ title, description, className, children }: DialogContentProps) {
	const opener = useRef<Element | null>(null);
	return (
		<Primitive.Portal>
			<Primitive.Overlay className={overlayStyles} />
			<Primitive.Content
				{...(description ? {} : { "aria-describedby": undefined })}
				onOpenAutoFocus={() => {
					opener.current = document.activeElement;
				}}
				onCloseAutoFocus={(event) => {
					// Opened by no button of its own, it would leave the focus nowhere.
					if (!(opener.current instanceof HTMLElement) || opener.current === document.body) return;
					event.preventDefault();
					opener.current.focus({ preventScroll: true });
				}}
				className={classNames(
					"fixed top-1/2 left-1/2 z-50 flex max-h-[85dvh] w-[calc(100vw-2rem)] max-w-lg -translate-1/2 flex-col gap-4 overflow-y-auto rounded-md bg-raised p-5 shadow-float outline-none duration-150 data-[state=open]:animate-in data-[state=open]:fade-in-0",
					className,
				)}
			>
				<header className="flex items-start justify-between gap-4">
					<div>
						<Primitive.Title className="text-lg font-medium">{title}</Primitive.Title>
						{description ? (
							<Primitive.Description className="mt-1 text-muted-foreground">{description}</Primitive.Description>
						) : null}
					</div>
					<Primitive.Close
						aria-label="Close"
						className="-m-1 inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted-foreground hover:bg-muted"
					>
						<X className="size-4" aria-hidden />
					</Primitive.Close>
				</header>
				{children}
			</Primitive.Content>
		</Primitive.Portal>
	);
}

export function DialogActions({ children }: { children: ReactNode }) {
	return <footer className="flex flex-wrap justify-end gap-2">{children}</footer>;
}
