"use client";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format";
import type { Delivery } from "./use-answers";

const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });

export function deliveryInWords(delivery: Delivery): string {
	switch (delivery.state) {
		case "fetching":
			return "Fetching the answers…";
		case "failed":
			return "The answers could not be fetched.";
		case "saving":
			return "Saving…";
		case "waiting":
			return `${formatCount(delivery.count, "answer")} kept in this browser, not sent yet`;
		case "idle":
			return delivery.savedAt ? `Saved ${clock.format(delivery.savedAt)}` : "All saved";
	}
}

interface DeliveryLineProps {
	delivery: Delivery;
	problem: string | null;
	onRetry: () => void;
}

export function DeliveryLine({ delivery, problem, onRetry }: DeliveryLineProps) {
	const stuck = delivery.state === "waiting" || delivery.state === "failed";
	return (
		<div className="flex flex-wrap items-center gap-x-2 text-xs">
			<p role="status" className={stuck ? "text-partial-text" : "text-muted-foreground"}>
				{deliveryInWords(delivery)}
			</p>
			{problem ? <p className="text-danger">{problem}</p> : null}
			{stuck ? (
				<Button size="small" variant="link" onClick={onRetry}>
					Try now
				</Button>
			) : null}
		</div>
	);
}
