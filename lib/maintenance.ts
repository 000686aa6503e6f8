import {
	addMonths,
	type CalendarDate,
	daysFromDate,
	type Facts,
	type PracticeAnswer,
	resolvePractices,
} from "@/engine";
import { drillsDue } from "./drills-due";
import { formatCount } from "./format";

export const EXPIRY_KINDS = ["battery", "certificate", "licence", "support", "domain", "other"] as const;
export type ExpiryKind = (typeof EXPIRY_KINDS)[number];

export const EXPIRY_LABELS: Record<ExpiryKind, string> = {
	battery: "Battery",
	certificate: "Certificate",
	licence: "Licence",
	support: "Support contract",
	domain: "Domain",
	other: "Other date",
};

export type MaintenanceKind =
	| "practice"
	| "review"
	| "restore-test"
	| "drill"
	| "planned-drill"
	| "warranty"
	| "os-support"
	| "hosted-contract"
	| ExpiryKind;

export const MAINTENANCE_LABELS: Record<MaintenanceKind, string> = {
	practice: "Practice",
	review: "Accepted risk",
	"restore-test": "Restore test",
	drill: "Drill due",
	"planned-drill": "Planned drill",
	warranty: "Warranty",
	"os-support": "OS support",
	"hosted-contract": "Hosted contract",
	...EXPIRY_LABELS,
};

/** `due`: within the next 30 days. `undated`: nothing says when it was last done, or when it ends. */
export type MaintenanceState = "overdue" | "due" | "ahead" | "undated";

/** A date that no fact holds, as the organisation entered it. */
export interface ExpiryDate {
	id: string;
	kind: ExpiryKind;
	name: string;
	siteId: string | null;
	serverId: string | null;
	endsOn: CalendarDate;
	owner: string | null;
	note: string | null;
	version: number;
}

/** A drill somebody planned, on the day it has where the organisation is. */
export interface PlannedWork {
	id: string;
	name: string;
	dueOn: CalendarDate;
	startsAt: string;
	/** Null: nobody said how long it takes. */
	minutes: number | null;
	place: string | null;
	owner: string | null;
	version: number;
}

export interface MaintenanceItem {
	/** Stays the same when the date moves. */
	key: string;
	kind: MaintenanceKind;
	/** What is to be done, as the title of a task. */
	title: string;
	/** The site, server or service it is for; null: the whole organisation. */
	place: string | null;
	owner: string | null;
	/** Null: at once, for nothing says when it was last done. */
	dueOn: CalendarDate | null;
	/** Of what has an hour of its own; null: any time of the day. */
	startsAt: string | null;
	minutes: number | null;
	state: MaintenanceState;
	/** Comes again so often; null: once. */
	everyMonths: number | null;
	lastOn: CalendarDate | null;
	/** Rises when the item is changed; the facts' items have none of their own. */
	version: number | null;
	/** Where it is looked after, behind `/o/<organisation>/`. */
	path: string;
	practiceId: string | null;
	siteId: string | null;
	serverId: string | null;
	expiryId: string | null;
}

/** Answers with their version and the day they were last changed; without, an item cannot be marked as done. */
export type VersionedAnswer = PracticeAnswer & { version?: number; changedOn?: CalendarDate };

const SOON_DAYS = 30;

export function maintenanceState(dueOn: CalendarDate | null, asOf: CalendarDate): MaintenanceState {
	if (dueOn === null) return "undated";
	const days = daysFromDate(dueOn) - daysFromDate(asOf);
	return days < 0 ? "overdue" : days <= SOON_DAYS ? "due" : "ahead";
}

/**
 * What has to be kept up, and by when? Each answer in force that says a practice is in place becomes work that comes again
 * when its evidence is as old as the practice allows; accepted risks come back on their review date; drills and restore
 * tests that are due, drills that are planned, warranties, ends of support and the organisation's own dates stand in the same line. Soonest first, undated last
 * of what is due. Linear in the facts, but for the sort.
 */
export function maintenanceOf(
	facts: Omit<Facts, "practiceAnswers"> & { practiceAnswers: readonly VersionedAnswer[] },
	expiries: readonly ExpiryDate[],
	asOf: CalendarDate,
	planned: readonly PlannedWork[] = [],
): MaintenanceItem[] {
	const siteNames = new Map(facts.sites.map((site) => [site.id, site.name]));
	const serverNames = new Map(facts.servers.map((server) => [server.id, server.name]));
	const placeOf = (siteId: string | null, serverId: string | null) =>
		serverId !== null ? (serverNames.get(serverId) ?? null) : siteId !== null ? (siteNames.get(siteId) ?? null) : null;
	const items = [
		...practiceItems(facts as Facts, asOf, placeOf),
		...drillItems(facts as Facts, asOf),
		...serverItems(facts as Facts),
		...hostedItems(facts as Facts),
		...planned.map(({ id, name, ...work }) =>
			draft({ key: `drill-run:${id}`, kind: "planned-drill", title: name, path: `drills/runs/${id}`, ...work }),
		),
		...expiries.map((expiry): Draft => {
			const { id, kind, name, siteId, serverId, endsOn, owner, version } = expiry;
			const title = `${EXPIRY_LABELS[kind]}: ${name}`;
			const place = placeOf(siteId, serverId);
			const path = "practices/calendar";
			return draft({
				key: `expiry:${id}`,
				kind,
				title,
				place,
				owner,
				dueOn: endsOn,
				version,
				path,
				siteId,
				serverId,
				expiryId: id,
			});
		}),
	].map((item): MaintenanceItem => ({ ...item, state: maintenanceState(item.dueOn, asOf) }));
	return items.sort((one, other) => compare(one.dueOn ?? asOf, other.dueOn ?? asOf) || compare(one.key, other.key));
}

type Draft = Omit<MaintenanceItem, "state">;

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function draft(parts: Pick<Draft, "key" | "kind" | "title" | "place" | "dueOn" | "path"> & Partial<Draft>): Draft {
	const unset = { owner: null, startsAt: null, minutes: null, everyMonths: null, lastOn: null, version: null };
	return { ...unset, practiceId: null, siteId: null, serverId: null, expiryId: null, ...parts };
}

type PlaceOf = (siteId: string | null, serverId: string | null) => string | null;

/** One item per answer in force, not per place that inherits it. */
function practiceItems(facts: Facts, asOf: CalendarDate, placeOf: PlaceOf): Draft[] {
	return resolvePractices(facts, asOf).flatMap(({ practice, units }) => {
		const inForce = new Set(units.flatMap((unit) => (unit.answer === null ? [] : [unit.answer])));
		return [...inForce].flatMap((answer: VersionedAnswer): Draft[] => {
			const { practiceId, siteId, serverId, owner, version = null } = answer;
			const level = `${siteId ?? ""}:${serverId ?? ""}`;
			const common = { place: placeOf(siteId, serverId), version, practiceId, siteId, serverId };
			const at = serverId !== null ? `&at=server:${serverId}` : siteId !== null ? `&at=site:${siteId}` : "";
			const path = `practices?layer=${practice.layer}${at}#${practiceId}`;
			if (answer.state === "accepted-risk") {
				const title = `Look again at an accepted risk: ${practice.todo}`;
				const key = `review:${practiceId}:${level}`;
				return [
					draft({
						...common,
						key,
						kind: "review",
						title,
						owner: owner ?? answer.decidedBy,
						dueOn: answer.reviewOn,
						path,
					}),
				];
			}
			if (answer.state !== "yes" && answer.state !== "partly") return [];
			const lastOn = answer.evidenceOn;
			return [
				draft({
					...common,
					...{ key: `practice:${practiceId}:${level}`, kind: "practice", title: practice.todo, owner, path, lastOn },
					// Nothing says when it was last done: it has been due since somebody said it is in place.
					dueOn: lastOn === null ? (answer.changedOn ?? null) : addMonths(lastOn, practice.maxAgeMonths),
					everyMonths: practice.maxAgeMonths,
				}),
			];
		});
	});
}

function drillItems(facts: Facts, asOf: CalendarDate): Draft[] {
	return drillsDue(facts, asOf).map((duty) => {
		const kind = duty.what === "drill" ? "drill" : "restore-test";
		return draft({
			...{ key: `${kind}:${duty.serviceId}`, kind, place: duty.service, path: `drills/new?service=${duty.serviceId}` },
			title: duty.what === "drill" ? `Rehearse the way back of ${duty.service}` : `Test the restore of ${duty.service}`,
			dueOn: duty.state === "failed" ? duty.on : duty.dueOn,
			everyMonths: duty.everyMonths,
			lastOn: duty.on,
		});
	});
}

function serverItems({ servers }: Facts): Draft[] {
	return servers.flatMap(({ id, name, warranty, operatingSystem, operatingSystemSupportEndsOn }) => {
		const common = { place: name, serverId: id, path: `servers/${id}` };
		const items: Draft[] = [];
		if (warranty?.endsOn)
			items.push(
				draft({
					...common,
					key: `warranty:${id}`,
					kind: "warranty",
					title: `Warranty of ${name} ends`,
					dueOn: warranty.endsOn,
				}),
			);
		if (operatingSystemSupportEndsOn) {
			const title = `Support of ${operatingSystem ?? "the operating system"} on ${name} ends`;
			items.push(
				draft({ ...common, key: `os-support:${id}`, kind: "os-support", title, dueOn: operatingSystemSupportEndsOn }),
			);
		}
		return items;
	});
}

function hostedItems({ services }: Facts): Draft[] {
	return services.flatMap(({ id, name, protection }) => {
		const dueOn = protection.hosted?.contractEndsOn ?? null;
		if (dueOn === null) return [];
		const title = `Contract of ${name}${protection.hosted?.provider ? ` with ${protection.hosted.provider}` : ""} ends`;
		return [
			draft({
				key: `hosted-contract:${id}`,
				kind: "hosted-contract",
				title,
				place: name,
				dueOn,
				path: `services/${id}`,
			}),
		];
	});
}

/** What is late or has no date, most pressing first: what a Monday page shows. */
export const overdueOf = (items: readonly MaintenanceItem[]): MaintenanceItem[] =>
	items.filter(({ state }) => state === "overdue" || state === "undated");

/** "3 pieces of work are overdue and 2 have never been dated; the next is due on …" is made of these. */
export function maintenanceSentence(items: readonly MaintenanceItem[]): string {
	const count = (state: MaintenanceState) => items.filter((item) => item.state === state).length;
	const [overdue, undated, due] = [count("overdue"), count("undated"), count("due")];
	if (items.length === 0) return "Nothing is to be kept up yet: answer the practices, and their upkeep stands here.";
	const parts = [
		overdue > 0 ? `${formatCount(overdue, "piece")} of work ${overdue === 1 ? "is" : "are"} overdue` : null,
		undated > 0 ? `${formatCount(undated, "has", "have")} no date yet` : null,
		due > 0 ? `${formatCount(due, "is", "are")} due within ${SOON_DAYS} days` : null,
	].filter((part) => part !== null);
	return parts.length === 0 ? `Nothing is late; nothing is due within ${SOON_DAYS} days.` : `${parts.join(", ")}.`;
}
