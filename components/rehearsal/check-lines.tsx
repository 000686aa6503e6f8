import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { ReadinessCheck } from "@/engine";

export const CHECK_STATES: Record<ReadinessCheck["state"], { label: string; tone: BadgeTone }> = {
	ok: { label: "✓ in order", tone: "ready" },
	"not-ok": { label: "✕ not in order", tone: "exposed" },
	unknown: { label: "? not known", tone: "partial" },
};

export interface ShownCheck extends ReadinessCheck {
	said?: "ok" | "not-ok" | null;
}

/** What was in order when the drill began; what somebody said on the spot is marked as said. */
export function CheckLines({
	checks,
	services,
}: {
	checks: readonly ShownCheck[];
	services: ReadonlyMap<string, string>;
}) {
	return (
		<ul className="flex flex-col">
			{checks.map(({ id, serviceId, state, said, what, text }) => {
				const { label, tone } = CHECK_STATES[said ?? state];
				return (
					<li
						key={id}
						className="grid gap-x-4 gap-y-1 border-t py-2 first:border-t-0 sm:grid-cols-[9rem_minmax(0,1fr)]"
					>
						<span>
							<Badge tone={tone}>{label}</Badge>
						</span>
						<span>
							<span className="font-medium">{what}</span>
							{serviceId && services.size > 1 ? ` · ${services.get(serviceId) ?? ""}` : ""}
							<span className="block text-muted-foreground">
								{text}
								{said ? " Looked at on the spot." : ""}
							</span>
						</span>
					</li>
				);
			})}
		</ul>
	);
}
