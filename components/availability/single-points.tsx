import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import type { PointOfFailure } from "@/engine";
import { formatCount, formatMinutes } from "@/lib/format";
import type { PointFigures } from "./stands-on";

type Show = (componentId: string) => void;

function Points({ points, onShow }: { points: readonly PointOfFailure[]; onShow: Show }) {
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
						</span>{" "}
						<Button
							size="small"
							variant="quiet"
							aria-label={`Show in the drawing: ${point.sentence.text}`}
							data-print="hide"
							onClick={() => onShow(point.components[0]!)}
						>
							Show
						</Button>
					</span>
				</li>
			))}
		</ul>
	);
}

/** What stops the service alone or in pairs, and what its stand-ins have in common. */
export function SinglePoints({ points, onShow }: { points: PointFigures; onShow: Show }) {
	const { singlePoints, doublePoints, sharedFate } = points;
	return (
		<div className="flex flex-col gap-4">
			<div className="flex flex-col gap-2">
				<h3>Single points of failure</h3>
				{singlePoints.length > 0 ? (
					<Points points={singlePoints} onShow={onShow} />
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
					<Points points={doublePoints} onShow={onShow} />
				</Disclosure>
			) : null}
		</div>
	);
}
