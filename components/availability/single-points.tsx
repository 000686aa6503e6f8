import { TriangleAlert } from "lucide-react";
import { Disclosure } from "@/components/ui/disclosure";
import type { PointOfFailure, ServiceAvailability } from "@/engine";
import { formatCount, formatMinutes } from "@/lib/format";

function Points({ points }: { points: readonly PointOfFailure[] }) {
	return (
		<ul className="flex flex-col gap-2">
			{points.map((point) => (
				<li key={point.components.join(" + ")} className="flex gap-2">
					{point.components.length === 1 ? (
						<TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-exposed-text" />
					) : null}
					<span>
						{point.sentence.text}{" "}
						<span className="whitespace-nowrap text-muted-foreground">
							{formatMinutes(point.minutesPerYear)} a year
						</span>
					</span>
				</li>
			))}
		</ul>
	);
}

/** What stops the service alone or in pairs, and what its stand-ins have in common. */
export function SinglePoints({ structure }: { structure: ServiceAvailability }) {
	const { singlePoints, doublePoints, sharedFate } = structure;
	return (
		<div className="flex flex-col gap-4">
			<div className="flex flex-col gap-2">
				<h3>Single points of failure</h3>
				{singlePoints.length > 0 ? (
					<Points points={singlePoints} />
				) : (
					<p className="text-muted-foreground">No single part that is known stops it.</p>
				)}
			</div>
			<div className="flex flex-col gap-2">
				<h3>Shared fate</h3>
				{sharedFate.length > 0 ? (
					<ul className="flex flex-col gap-2">
						{sharedFate.map((fate) => (
							<li key={fate.kind + fate.value + fate.sentence.text}>{fate.sentence.text}</li>
						))}
					</ul>
				) : (
					<p className="text-muted-foreground">What stands in for another shares nothing with it that is known.</p>
				)}
			</div>
			{doublePoints.length > 0 ? (
				<Disclosure title="Two at once" summary={formatCount(doublePoints.length, "pair")}>
					<Points points={doublePoints} />
				</Disclosure>
			) : null}
		</div>
	);
}
