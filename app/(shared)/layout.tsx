import type { ReactNode } from "react";

/** For somebody outside: no navigation, no name of anybody's account. */
export default function SharedLayout({ children }: { children: ReactNode }) {
	return (
		<div className="mx-auto flex min-h-dvh w-full max-w-4xl flex-col px-4 py-8 sm:py-12">
			<main className="flex flex-col gap-6">{children}</main>
			<p className="mt-auto pt-12 text-xs text-muted-foreground">Made with Holdfast</p>
		</div>
	);
}
