import type { ReactNode } from "react";

export default function PublicLayout({ children }: { children: ReactNode }) {
	return (
		<div className="mx-auto flex min-h-dvh w-full max-w-md flex-col px-4 py-10 sm:py-16">
			<p className="mb-8 font-medium tracking-tight">Holdfast</p>
			<main className="flex flex-col gap-6">{children}</main>
		</div>
	);
}
