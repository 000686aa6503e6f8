import { Check, CircleHelp, Minus, TriangleAlert, X } from "lucide-react";
import type { RangeTone } from "@/components/charts/range-bar";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { TargetVerdict } from "@/engine";
import { VERDICT_LABELS } from "@/lib/labels";

const TONES: Record<TargetVerdict, BadgeTone> = {
	met: "ready",
	"at-risk": "partial",
	missed: "exposed",
	"no-target": "neutral",
	unknown: "neutral",
};

const SIGNS = { met: Check, "at-risk": TriangleAlert, missed: X, "no-target": Minus, unknown: CircleHelp } as const;

export const RANGE_TONES: Record<TargetVerdict, RangeTone> = {
	met: "ready",
	"at-risk": "partial",
	missed: "exposed",
	"no-target": "neutral",
	unknown: "neutral",
};

/** Sign, word and colour together; none of them alone. */
export function Verdict({ verdict }: { verdict: TargetVerdict }) {
	const Sign = SIGNS[verdict];
	return (
		<Badge tone={TONES[verdict]}>
			<Sign aria-hidden />
			{VERDICT_LABELS[verdict]}
		</Badge>
	);
}
