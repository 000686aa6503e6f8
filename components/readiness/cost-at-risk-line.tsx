import Link from "next/link";
import type { CostAtRisk } from "@/engine";
import { formatCount, formatMoneyShort } from "@/lib/format";

/** Expected cost of downtime in a year, with its range and what it leaves out. */
export function CostAtRiskLine({ slug, cost, currency }: { slug: string; cost: CostAtRisk; currency: string }) {
	const { mean, low, high, lossMean, unpricedServiceIds } = cost;
	const unpriced = unpricedServiceIds.length;
	if (mean === null)
		return (
			<p>
				Cost at risk unknown: no service says what an hour down costs.{" "}
				<Link className="link" href={`/o/${slug}/services`}>
					Give one its price
				</Link>
			</p>
		);
	const money = (amount: number | null) => formatMoneyShort(amount, currency);
	return (
		<p>
			<span className="font-medium text-foreground">{money(mean)} a year at risk</span> ({money(low)} if recoveries go
			well, {money(high)} if they go badly): the expected cost of downtime
			{lossMean === null ? "" : `, and ${money(lossMean)} of work lost with data`}
			{unpriced === 0 ? "" : `; ${formatCount(unpriced, "service")} without a price left out`}.
		</p>
	);
}
