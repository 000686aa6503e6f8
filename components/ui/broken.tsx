"use client";
import { Button } from "./button";

/** Something broke that the reader cannot mend: calm words, a reference to quote, a way on. */
export function Broken({ reference, onRetry }: { reference: string | undefined; onRetry: () => void }) {
	return (
		<section className="mx-auto flex min-h-[60dvh] w-full max-w-content flex-col items-start justify-center gap-4 px-6">
			<h1 className="text-2xl tracking-tight">This page could not be made.</h1>
			<p className="max-w-prose text-muted-foreground">
				Nothing was changed. Try again; if it happens a second time, give your administrator the reference
				{reference ? (
					<code className="ml-1 rounded-sm bg-muted px-1 font-mono text-foreground">{reference}</code>
				) : (
					" time"
				)}
				, which is in the log with its cause.
			</p>
			<Button variant="primary" onClick={onRetry}>
				Try again
			</Button>
		</section>
	);
}
