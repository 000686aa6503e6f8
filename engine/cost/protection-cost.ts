import type { InputOrigin } from "../assessment";
import { COST_ITEMS, type CostItemId, priceInForce } from "../catalogue/costs";
import type { Facts, Known, Service } from "../facts";

/** One line of a year's bill; capital is written off in equal parts over its life. */
export interface CostLine {
	item: CostItemId;
	label: string;
	quantity: number;
	unit: string;
	/** A year, in the organisation's currency; null: no price is known. */
	yearly: Known<number>;
	/** Once, at the start; 0 for a running cost. */
	capital: Known<number>;
	formula: string;
	origin: InputOrigin;
}

export interface ProtectionCost {
	lines: CostLine[];
	/** Sum of the lines with a price. */
	yearly: number;
	/** False: at least one line has no price, and the sum is a lower bound. */
	isComplete: boolean;
	capital: number;
}

/** Days of work a year to keep each tier as it should be: assumptions of ours. */
export const WORK_DAYS_PER_YEAR = { T0: 1, T1: 4, T2: 7, T3: 10, T4: 14, hosted: 2 } as const;

/**
 * What does a service cost a year as it is protected: machines written off, licences, power, media, lines, work; for a
 * hosted one the price per user and month? The machines that carry the service are counted in every tier, so that hosted
 * and own stand side by side. A line without a price is null and makes the sum a lower bound. `dataGigabytes`: its data.
 * Throws RangeError for a negative size.
 */
export function yearlyProtectionCost(facts: Facts, service: Service, dataGigabytes: number): ProtectionCost {
	if (!(dataGigabytes >= 0)) throw new RangeError(`dataGigabytes must be 0 or more, got ${dataGigabytes}`);
	const { organization } = facts;
	const { protection } = service;
	const lines: CostLine[] = [];
	const add = (item: CostItemId, quantity: number, own?: { amount: Known<number>; reference: string }) => {
		if (quantity === 0) return;
		const { label, unit, lifeYears } = COST_ITEMS[item];
		const price = priceInForce(organization, item);
		const isOwn = own !== undefined && own.amount !== null;
		const amount = isOwn ? own.amount : price.amount;
		const months = unit === "per user and month" ? 12 : 1;
		const whole = amount === null ? null : amount * quantity * months;
		const shown = `${Number(quantity.toFixed(2))} × ${amount === null ? "unknown" : Math.round(amount)}`;
		lines.push({
			item,
			label,
			quantity,
			unit,
			yearly: whole === null ? null : whole / (lifeYears ?? 1),
			capital: lifeYears === null ? 0 : whole,
			formula: `${shown}${months === 12 ? " × 12 months" : ""}${lifeYears === null ? "" : ` ÷ ${lifeYears} years`}`,
			origin: isOwn ? { kind: "fact", reference: own.reference, source: null } : price.origin,
		});
	};
	const machines = (count: number) => {
		add("server", count);
		add("serverLicence", count);
		add("serverPower", count);
	};
	const terabytes = dataGigabytes / 1000;
	add("workDay", WORK_DAYS_PER_YEAR[protection.tier]);

	if (protection.tier === "hosted") {
		if (service.users !== null || protection.hosted !== null)
			add("hostedUser", service.users ?? Number.NaN, {
				amount: protection.hosted?.pricePerUserPerMonth ?? null,
				reference: `services.${service.id}.protection.hosted.pricePerUserPerMonth`,
			});
		if (protection.hosted?.ownBackup === true) add("backupMedia", terabytes);
		return sumLines(lines);
	}

	const carrying = machinesOf(service);
	machines(carrying);
	if (protection.backup !== null) {
		add("backupMedia", terabytes);
		const { offsite } = protection.backup;
		if (offsite !== null && offsite.kind !== "none") add("offsiteCopy", terabytes);
	}
	if (protection.standby !== null) machines(carrying);
	if (protection.replication !== null) {
		machines(carrying);
		add("replicationLicence", 2 * carrying);
		if (protection.replication.sameRoom !== true)
			add("link", protection.replication.linkMegabitsPerSecond ?? linkNeeded(service, dataGigabytes));
	}
	if (protection.cluster !== null) {
		const { loadBalancers } = protection.cluster;
		add("loadBalancerPair", loadBalancers === "none" || loadBalancers === "clients" ? 0 : 1);
		add("sharedStorage", storageUnits(protection.cluster.storage));
	}
	const scanner = service.mail?.scanner ?? null;
	if (scanner !== null && scanner.place !== "none")
		add("scannerLicence", 1, {
			amount: scanner.yearlyLicence,
			reference: `services.${service.id}.mail.scanner.yearlyLicence`,
		});
	return sumLines(lines);
}

/** Machines that carry the service: those it needs, and every node where all of them work. One, when none is named. */
function machinesOf(service: Service): number {
	const { cluster } = service.protection;
	if (cluster !== null && cluster.nodes !== null) return cluster.nodes;
	const needed = service.groups.reduce((sum, group) => sum + group.required, 0);
	return Math.max(1, needed);
}

function storageUnits(storage: Known<"single" | "replicated" | "none">): number {
	if (storage === "none") return 0;
	return storage === "replicated" ? 2 : 1;
}

/** A day's changes in eight hours, with half the line free; unknown changes are taken as 2 % of the data a day. */
export function linkNeeded(service: Service, dataGigabytes: number): number {
	const changed = service.changedGigabytesPerDay ?? 0.02 * dataGigabytes;
	return Math.max(2, Math.ceil((2 * changed * 8000) / (8 * 3600)));
}

function sumLines(lines: CostLine[]): ProtectionCost {
	const known = lines.map((line) =>
		Number.isNaN(line.quantity)
			? { ...line, quantity: 0, yearly: null, capital: null, formula: "users are not known" }
			: line,
	);
	return {
		lines: known,
		yearly: known.reduce((sum, line) => sum + (line.yearly ?? 0), 0),
		isComplete: known.every((line) => line.yearly !== null),
		capital: known.reduce((sum, line) => sum + (line.capital ?? 0), 0),
	};
}
