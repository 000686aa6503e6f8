"use client";
import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { overlayStyles } from "./dialog";

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;

export interface SheetContentProps {
	title: ReactNode;
	description?: ReactNode;
	className?: string;
	children: ReactNode;
}

/** A panel at the side: the page keeps its place beneath. */
export function SheetContent({ title, description, className, children }: SheetContentProps) {
	return (
		<Primitive.Portal>
			<Primitive.Overlay className={classNames(overlayStyles, "bg-foreground/15")} />
			<Primitive.Content
				{...(description ? {} : { "aria-describedby": undefined })}
				className={classNames(
					"fixed inset-y-0 right-0 z-50 flex w-full max-w-md flex-col bg-raised shadow-float outline-none duration-150 data-[state=open]:animate-in data-[state=open]:slide-in-from-right-8 data-[state=open]:fade-in-0",
					className,
				)}
			>
				<header className="flex items-start justify-between gap-4 border-b px-5 py-4">
					<div className="min-w-0">
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
				<div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto px-5 py-4">{children}</div>
			</Primitive.Content>
		</Primitive.Portal>
	);
}
