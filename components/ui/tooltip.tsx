"use client";
import { Tooltip as Primitive } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

/** Only ever an extra: what a tooltip says must also stand on the page or in a panel. */
export function Tooltip({ content, children }: { content: ReactNode; children: ReactElement }) {
	return (
		<Primitive.Provider delayDuration={300}>
			<Primitive.Root>
				<Primitive.Trigger asChild>{children}</Primitive.Trigger>
				<Primitive.Portal>
					<Primitive.Content
						sideOffset={6}
						collisionPadding={8}
						className="z-50 max-w-72 rounded-md bg-foreground px-2.5 py-1.5 text-xs text-background"
					>
						{content}
					</Primitive.Content>
				</Primitive.Portal>
			</Primitive.Root>
		</Primitive.Provider>
	);
}
