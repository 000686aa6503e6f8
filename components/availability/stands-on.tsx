"use client";
import { useState } from "react";
import type { ServiceAvailability } from "@/engine";
import type { Topology as TopologyFigures } from "@/lib/topology-graph";
import { SinglePoints } from "./single-points";
import { Topology } from "./topology";

export type PointFigures = Pick<ServiceAvailability, "singlePoints" | "doublePoints" | "sharedFate">;

/** The drawing and the list beside it: what is chosen in the list comes to the middle of the drawing. */
export function StandsOn({
	topology,
	points,
	name,
}: {
	topology: TopologyFigures;
	points: PointFigures;
	name: string;
}) {
	// A new object each time: choosing the same part again brings it back after the drawing was moved.
	const [shown, setShown] = useState<{ id: string } | null>(null);
	return (
		<div className="grid gap-6 xl:grid-cols-[2fr_1fr]">
			<Topology topology={topology} name={name} shown={shown} />
			<SinglePoints points={points} onShow={(id) => setShown({ id })} />
		</div>
	);
}
