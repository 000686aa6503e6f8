import type { NextAction, Readiness, Sentence } from "../assessment";
import { type CostItemId, priceInForce } from "../catalogue/costs";
import { practiceById } from "../catalogue/practices";
import type { Facts, Known, Service } from "../facts";
import { sentence } from "../sentence";
import { changeId, type PlanChange, serversWithoutSpare } from "./changes";

/** A change that would do something to today's facts, and what it takes. */
export interface ChangeOffer {
	/** See `changeId`. */
	id: string;
	change: PlanChange;
	title: Sentence;
	effortDays: number;
	/** The purchase, in the organisation's currency; null: no price known. */
	cost: Known<number>;
}

type WithoutService<C> = C extends { serviceId: string } ? Omit<C, "serviceId"> : never;

/**
 * Which weak points of a service's protection could be mended as it stands, without another tier? Each with the work and
 * the purchase it takes: assumptions of ours, and the organisation's prices. Days; the organisation's currency.
 */
export function serviceOffers(facts: Facts, service: Service): ChangeOffer[] {
	const { name, protection } = service;
	const { tier, backup, standby, replication, cluster } = protection;
	const offers: ChangeOffer[] = [];
	const price = (item: CostItemId, times = 1) => {
		const { amount } = priceInForce(facts.organization, item);
		return amount === null ? null : amount * times;
	};
	const perTerabyte = (item: CostItemId) =>
		service.dataGigabytes === null ? null : price(item, service.dataGigabytes / 1000);
	const add = (what: WithoutService<PlanChange>, text: string, effortDays: number, cost: Known<number>) => {
		const change = { ...what, serviceId: service.id } as PlanChange;
		const title = sentence(`action.${what.kind}`, text, { service: name });
		offers.push({ id: changeId(change), change, title, effortDays, cost });
	};

	if (backup === null && tier !== "hosted")
		add(
			{ kind: "backup" },
			`Back up ${name} every day, with a copy off site that nobody can change`,
			3,
			perTerabyte("backupMedia"),
		);
	if (backup !== null) {
		if (backup.immutable !== true || backup.separateCredentials !== true)
			add({ kind: "immutable" }, `Keep a copy of ${name} that no stolen account can delete`, 1, null);
		if (backup.offsite === null || backup.offsite.kind === "none")
			add({ kind: "off-site" }, `Copy the backup of ${name} off site every day`, 1.5, perTerabyte("offsiteCopy"));
		const { lossHours } = service.targets;
		const promised = backup.intervalHours;
		if (lossHours !== null && lossHours > 0 && promised !== null && promised > lossHours / 2)
			add({ kind: "interval", hours: lossHours / 2 }, `Back up ${name} every ${sayHours(lossHours / 2)}`, 0.5, 0);
	}
	if (standby !== null && (standby.daysBehind !== 0 || standby.identicalConfiguration !== true))
		add({ kind: "standby-current" }, `Bring the standby of ${name} up to date and keep it so`, 1, 0);
	if (replication !== null && (replication.snapshotIntervalHours === null || replication.snapshotIntervalHours > 4))
		add({ kind: "snapshots" }, `Take hourly snapshots on the secondary of ${name}`, 1, null);
	if (replication !== null && replication.quorum !== true)
		add({ kind: "quorum" }, `Give the pair of ${name} a third vote and automatic switch-over`, 2, null);
	if (cluster !== null && cluster.storage === "single")
		add({ kind: "storage" }, `Give ${name} a second, replicated storage`, 5, price("sharedStorage"));
	if (cluster !== null && cluster.loadBalancers === "single")
		add({ kind: "balancers" }, `Cluster the load balancers of ${name}`, 2, price("loadBalancerPair"));
	if (tier === "T1" && serversWithoutSpare(facts, service).length > 0)
		add({ kind: "spare" }, `Keep a spare server on site for ${name}`, 1, price("spareServer"));
	return offers;
}

/** How much faster a line is offered, and never slower than a gigabit. */
const LINE_TIMES = 4;
const LEAST_LINE_MEGABITS = 1000;

/** Sites whose line is known and could carry a restore faster. Megabits a second; the price is a year's. */
export function siteOffers(facts: Facts): ChangeOffer[] {
	return facts.sites.flatMap((site) => {
		const now = site.uplinkMegabitsPerSecond;
		if (now === null || site.kind === "cloud-region") return [];
		const megabitsPerSecond = Math.max(LEAST_LINE_MEGABITS, now * LINE_TIMES);
		const perMegabit = priceInForce(facts.organization, "link").amount;
		const change: PlanChange = { kind: "link", siteId: site.id, megabitsPerSecond };
		return {
			id: changeId(change),
			change,
			title: sentence("action.link", `A line of ${megabitsPerSecond} Mbit/s to ${site.name}, from ${now}`, {
				site: site.name,
				megabitsPerSecond,
				now,
			}),
			effortDays: 1,
			cost: perMegabit === null ? null : perMegabit * (megabitsPerSecond - now),
		};
	});
}

/**
 * Which practices could be put in place? Those with points to gain, the next best actions' first, then by points; a risk
 * that was accepted is not offered again. At most `most`.
 */
export function practiceOffers(readiness: Readiness, actions: readonly NextAction[], most = 40): ChangeOffer[] {
	const open = readiness.practices.filter((one) => one.pointsToGain > 0 && one.state !== "accepted-risk");
	const rank = new Map(
		actions.flatMap((action, index) => (action.practiceId === null ? [] : [[action.practiceId, index]])),
	);
	const place = (id: string) => rank.get(id) ?? Number.MAX_SAFE_INTEGER;
	return [...open]
		.sort((one, other) => place(one.practiceId) - place(other.practiceId) || other.pointsToGain - one.pointsToGain)
		.slice(0, most)
		.flatMap(({ practiceId }) => {
			const practice = practiceById(practiceId);
			if (practice === null) return [];
			const change: PlanChange = { kind: "practice", practiceId };
			const title = sentence("action.practice", `${practiceId}: ${practice.practice}`, { practiceId });
			return { id: changeId(change), change, title, effortDays: practice.effortDays, cost: practice.cost };
		});
}

function sayHours(hours: number): string {
	if (hours >= 1) return hours === 1 ? "hour" : `${Number(hours.toFixed(1))} hours`;
	return `${Math.max(1, Math.round(hours * 60))} minutes`;
}
