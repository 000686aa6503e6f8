import { classNames } from "./class-names";

export function Skeleton({ className }: { className?: string }) {
	return <div aria-hidden className={classNames("h-4 animate-pulse rounded-sm bg-muted", className)} />;
}

/** Says aloud that something is on its way; `rows` keeps the page from jumping when it arrives. */
export function Loading({ label = "Loading", rows = 6 }: { label?: string; rows?: number }) {
	return (
		<div role="status" className="flex flex-col gap-3">
			<span className="sr-only">{label}</span>
			<Skeleton className="h-8 w-2/3" />
			{Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
				<Skeleton key={key} className="w-full" />
			))}
		</div>
	);
}
