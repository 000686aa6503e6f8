import { COST_ITEMS, type CostItemId, priceInForce } from "../catalogue/costs";
import { practiceById } from "../catalogue/practices";
import { PRACTICE_LIFE_YEARS } from "../cost/portfolio-decisions";
import { type CostLine, yearlyProtectionCost } from "../cost/protection-cost";
import type { CalendarDate, Facts, Service } from "../facts";
import { applyChanges, changeId, type PlanChange, serversWithoutSpare } from "./changes";

export interface PlanCost {
	/** More a year than today, in the organisation's currency: the sum of what has a price. */
	yearlyMore: number;
	/** Ids of changes (see `changeId`) of whose price a part is not known: the sum is then a lower bound. */
	unpricedChanges: string[];
}

/**
 * What would these changes cost a year on top of today's bills? The bills of the services that differ (see
 * `yearlyProtectionCost`), spare servers and faster lines, and the work and purchases of practices, written off over three
 * years. What saves money counts below 0. A part without a price is named, never counted as free.
 * `dataGigabytes`: the size of each service's data, by its id; a service without one counts its own facts, or nothing.
 */
export function planCost(
	facts: Facts,
	changes: readonly PlanChange[],
	dataGigabytes: ReadonlyMap<string, number>,
	asOf: CalendarDate,
): PlanCost {
	const after = applyChanges(facts, changes, asOf);
	const planned = new Map(after.services.map((service) => [service.id, service]));
	const unpriced = new Set<string>();
	let yearlyMore = 0;
	for (const service of facts.services) {
		const next = planned.get(service.id);
		if (next === undefined || next === service) continue;
		const bill = (of: Service, within: Facts) =>
			yearlyProtectionCost(within, of, dataGigabytes.get(of.id) ?? of.dataGigabytes ?? 0).lines;
		const [old, now] = [bill(service, facts), bill(next, after)];
		yearlyMore += sumOf(now) - sumOf(old);
		if (differInUnknowns(old, now))
			for (const change of changes)
				if ("serviceId" in change && change.serviceId === service.id) unpriced.add(changeId(change));
	}
	for (const change of changes) {
		const own = ownCost(facts, change);
		if (own === null) unpriced.add(changeId(change));
		else yearlyMore += own;
	}
	return { yearlyMore, unpricedChanges: [...unpriced] };
}

const sumOf = (lines: readonly CostLine[]) => lines.reduce((sum, line) => sum + (line.yearly ?? 0), 0);

function differInUnknowns(before: readonly CostLine[], after: readonly CostLine[]): boolean {
	const unknowns = (lines: readonly CostLine[]) =>
		lines.flatMap((line) => (line.yearly === null ? `${line.item} ${line.quantity}` : [])).join();
	return unknowns(before) !== unknowns(after);
}

/** What a change costs a year that no service's bill shows; null: not known. */
function ownCost(facts: Facts, change: PlanChange): number | null {
	const price = (item: CostItemId) => {
		const { amount } = priceInForce(facts.organization, item);
		return amount === null ? null : amount / (COST_ITEMS[item].lifeYears ?? 1);
	};
	const times = (item: CostItemId, quantity: number) => {
		const one = quantity === 0 ? 0 : price(item);
		return one === null ? null : one * quantity;
	};
	switch (change.kind) {
		case "practice": {
			const practice = practiceById(change.practiceId);
			if (practice === null) return 0;
			const work = times("workDay", practice.effortDays);
			return work === null || practice.cost === null ? null : (work + practice.cost) / PRACTICE_LIFE_YEARS;
		}
		case "link": {
			const site = facts.sites.find((one) => one.id === change.siteId);
			const now = site?.uplinkMegabitsPerSecond ?? null;
			if (site === undefined) return 0;
			return now === null ? null : times("link", Math.max(0, change.megabitsPerSecond - now));
		}
		case "spare": {
			const service = facts.services.find((one) => one.id === change.serviceId);
			return service === undefined ? 0 : times("spareServer", serversWithoutSpare(facts, service).length);
		}
		case "immutable":
		case "snapshots":
		case "quorum":
			return null;
		default:
			return 0;
	}
}
