import { TriangleAlert } from "lucide-react";
import type { ServiceAssessment } from "@/engine";
import { TIER_LABELS } from "@/lib/labels";
import { figureKey } from "./figure";
import { FigureLink } from "./figure-link";

/** The tier that really stands, and a sign when it is not the one claimed. */
export function TierInForce({
	service,
}: {
	service: Pick<ServiceAssessment, "serviceId" | "name" | "tierClaimed" | "tierInForce">;
}) {
	const weakened = service.tierInForce !== service.tierClaimed;
	const short = service.tierInForce === "hosted" ? "" : ` (${service.tierInForce})`;
	return (
		<FigureLink
			figure={figureKey.tier(service.serviceId)}
			label={`Tier in force of ${service.name}: ${TIER_LABELS[service.tierInForce]}${weakened ? `, claimed ${TIER_LABELS[service.tierClaimed]}` : ""}`}
		>
			{TIER_LABELS[service.tierInForce]}
			{short}
			{weakened ? (
				<span className="flex items-center gap-1 text-xs text-partial-text">
					<TriangleAlert aria-hidden className="size-3" /> claimed{" "}
					{service.tierClaimed === "hosted" ? "hosted" : service.tierClaimed}
				</span>
			) : null}
		</FigureLink>
	);
}
