import { ORIGIN_LABELS } from "@/components/estimate/figure";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import type { ProtectionCost } from "@/engine";
import { formatCount, formatMoney, formatMoneyShort } from "@/lib/format";

/** The bill line by line; a price nobody stands behind is marked. */
export function CostLines({ cost, currency, label }: { cost: ProtectionCost; currency: string; label: string }) {
	// One item can stand on the bill twice: the machine that runs and the one that waits.
	const numbered = cost.lines.map((line, index) => ({ line, place: `${line.item} ${index}` }));
	return (
		<Disclosure
			title={
				<span className="text-xs font-normal">
					{formatCount(cost.lines.length, "part")}
					<span className="sr-only"> of the cost of {label}</span>
				</span>
			}
		>
			<ul className="flex flex-col gap-2 text-xs">
				{numbered.map(({ line, place }) => (
					<li key={place} className="flex flex-col">
						<span className="flex justify-between gap-2">
							<span>{line.label}</span>
							<span className="whitespace-nowrap">
								{formatMoney(line.yearly === null ? null : Math.round(line.yearly), currency)}
							</span>
						</span>
						<span className="flex flex-wrap items-center justify-between gap-x-2 text-muted-foreground">
							{line.formula}
							<Badge tone={line.origin.kind === "assumption" || line.origin.kind === "unknown" ? "partial" : "neutral"}>
								{ORIGIN_LABELS[line.origin.kind]}
							</Badge>
						</span>
					</li>
				))}
			</ul>
			{cost.capital > 0 ? (
				<p className="pt-2 text-xs text-muted-foreground">
					To buy at the start, machines that stand already included: {formatMoneyShort(cost.capital, currency)}.
				</p>
			) : null}
		</Disclosure>
	);
}
