import type { Drill, Facts, Instant, ScenarioId, Service } from "../facts";
import { addMonths, daysFromDate } from "../readiness/calendar";
import { sitesOfServices } from "../readiness/practice-effects";
import { STALE_AFTER_DAYS } from "../restore/tier-in-force";
import { type Contact, type ContactRole, contactsFor } from "../runbook/contact";
import { roundTo } from "../sentence";
import { spaceCheck, ttlCheck } from "./name-and-room";
import { check, ofService, type ReadinessCheck } from "./readiness-check";

export interface DrillPlan {
	kind: Drill["kind"];
	scenario: ScenarioId;
	serviceIds: readonly string[];
	people: readonly unknown[];
	/** Services whose runbook for the scenario somebody saved. */
	savedRunbooks: ReadonlySet<string>;
	/** Roles that own a step. */
	owners: readonly ContactRole[];
}

/**
 * Is everything in order to begin a drill at this moment? From facts alone: how far the second machine is behind, whether
 * its copies are young enough and were ever read back, whether people are named. What no fact says is unknown, with how to
 * find out, and never passes for in order. Which checks there are depends on the kind of drill and on the means.
 */
export function readinessChecks(
	facts: Facts,
	plan: DrillPlan,
	contacts: readonly Contact[],
	now: Instant,
): ReadinessCheck[] {
	const services = plan.serviceIds.flatMap((id) => facts.services.find((one) => one.id === id) ?? []);
	const whole = [peopleCheck(plan), contactsCheck(facts, plan, contacts)];
	return [...whole, ...services.flatMap((service) => serviceChecks(service, plan, now))];
}

function peopleCheck({ people }: DrillPlan): ReadinessCheck {
	const what = "Who takes part";
	return people.length > 0
		? check(
				"people",
				null,
				"ok",
				what,
				`${people.length} ${people.length === 1 ? "person takes" : "people take"} part.`,
			)
		: check("people", null, "not-ok", what, "Nobody is named yet: write down who takes part and who leads.");
}

function contactsCheck(facts: Facts, plan: DrillPlan, contacts: readonly Contact[]): ReadinessCheck {
	const sites = sitesOfServices(facts);
	const siteIds = new Set(plan.serviceIds.flatMap((id) => [...(sites.get(id) ?? [])]));
	const reachable = contactsFor(contacts, siteIds).filter(({ phone }) => phone !== null);
	const missing = [...new Set(plan.owners)].filter((role) => !reachable.some((contact) => contact.role === role));
	const what = "People to call";
	return missing.length === 0
		? check("contacts", null, "ok", what, "Every role in the steps has somebody with a phone number.")
		: check("contacts", null, "not-ok", what, `Nobody with a phone number is known for: ${missing.join(", ")}.`);
}

function serviceChecks(service: Service, plan: DrillPlan, now: Instant): ReadinessCheck[] {
	const checks = [runbookCheck(service, plan)];
	if (plan.kind === "tabletop") return checks;
	const { backup, hosted, cluster } = service.protection;
	const moves = plan.kind === "fail-over" || plan.kind === "fail-back" || plan.kind === "full-site";
	const restores = plan.kind === "restore-sample" || plan.kind === "full-site" || !hasSecond(service);
	if (moves) checks.push(...secondChecks(service));
	if (moves && cluster !== null) checks.push(spareNodeCheck(service));
	if (moves && hosted === null) checks.push(ttlCheck(service));
	if (restores && backup !== null) checks.push(...backupChecks(service, now));
	if (restores && backup === null && hosted === null)
		checks.push(ofService("backup", service, "not-ok", "Backup", "There is no backup to restore from."));
	if (restores) checks.push(spaceCheck(service, plan.kind === "restore-sample"));
	if (plan.scenario === "site" || plan.kind === "full-site") checks.push(...offsiteChecks(service));
	return checks;
}

const hasSecond = ({ protection }: Service) =>
	protection.replication !== null || protection.standby !== null || protection.cluster !== null;

function runbookCheck(service: Service, { savedRunbooks }: DrillPlan): ReadinessCheck {
	return savedRunbooks.has(service.id)
		? ofService("runbook", service, "ok", "Runbook", "A version was saved by somebody who read it.")
		: ofService(
				"runbook",
				service,
				"not-ok",
				"Runbook",
				"Only what the facts say: read it, add what is yours, save it.",
			);
}

function secondChecks(service: Service): ReadinessCheck[] {
	const { replication, standby } = service.protection;
	const second = replication ?? standby;
	if (second === null) return [];
	const name = replication ? "secondary" : "standby";
	const { daysBehind } = second;
	const checks = [
		daysBehind === null
			? ofService(
					"version",
					service,
					"unknown",
					"Version",
					`How far the ${name} is behind is not known: compare the two.`,
				)
			: daysBehind <= STALE_AFTER_DAYS
				? ofService(
						"version",
						service,
						"ok",
						"Version",
						`The ${name} is ${roundTo(daysBehind, 1)} days behind, at most ${STALE_AFTER_DAYS} is fine.`,
					)
				: ofService(
						"version",
						service,
						"not-ok",
						"Version",
						`The ${name} is ${roundTo(daysBehind, 0)} days behind: bring it up to date first.`,
					),
	];
	if (standby !== null && replication === null) {
		const { identicalConfiguration } = standby;
		checks.push(
			identicalConfiguration === null
				? ofService("configuration", service, "unknown", "Settings", "Whether the two are set up alike is not known.")
				: identicalConfiguration
					? ofService("configuration", service, "ok", "Settings", "The standby is set up like the primary.")
					: ofService(
							"configuration",
							service,
							"not-ok",
							"Settings",
							"The standby is set up unlike the primary: adapt it first.",
						),
		);
	}
	if (replication?.switchOver === "automatic")
		checks.push(
			replication.quorum === null
				? ofService("quorum", service, "unknown", "Quorum", "Whether a third vote guards the switch-over is not known.")
				: replication.quorum
					? ofService("quorum", service, "ok", "Quorum", "A third vote guards against two primaries.")
					: ofService(
							"quorum",
							service,
							"not-ok",
							"Quorum",
							"It switches by itself without a third vote: fence the primary by hand.",
						),
		);
	return checks;
}

function spareNodeCheck(service: Service): ReadinessCheck {
	const { nodes, nodesNeeded } = service.protection.cluster!;
	if (nodes === null || nodesNeeded === null)
		return ofService(
			"nodes",
			service,
			"unknown",
			"Spare node",
			"How many nodes there are, and are needed at peak, is not known.",
		);
	return nodes > nodesNeeded
		? ofService("nodes", service, "ok", "Spare node", `${nodesNeeded} of ${nodes} nodes carry the peak.`)
		: ofService(
				"nodes",
				service,
				"not-ok",
				"Spare node",
				`All ${nodes} nodes are needed at peak: take one out at a quiet hour only.`,
			);
}

function backupChecks(service: Service, now: Instant): ReadinessCheck[] {
	const backup = service.protection.backup!;
	const { lastSuccessAt, intervalHours, lastRestoreTestOn, medium } = backup;
	const what = "Age of the copy";
	const checks: ReadinessCheck[] = [];
	if (lastSuccessAt === null)
		checks.push(
			ofService("copy-age", service, "unknown", what, "When a backup last worked is not known: look at its log."),
		);
	else {
		const hours = (Date.parse(now) - Date.parse(lastSuccessAt)) / 3_600_000;
		const limit = Math.max(48, 2 * (intervalHours ?? 24));
		const age = hours < 48 ? `${roundTo(hours, 0)} hours` : `${roundTo(hours / 24, 0)} days`;
		checks.push(
			hours <= limit
				? ofService("copy-age", service, "ok", what, `The last one that worked is ${age} old.`)
				: ofService(
						"copy-age",
						service,
						"not-ok",
						what,
						`The last one that worked is ${age} old: mend the backup first.`,
					),
		);
	}
	const today = daysFromDate(now);
	const restored = lastRestoreTestOn !== null && daysFromDate(lastRestoreTestOn) <= today;
	checks.push(
		medium === null
			? ofService(
					"media",
					service,
					"unknown",
					"Medium",
					"What the copies lie on is not known: see that it can be reached and read.",
				)
			: restored && daysFromDate(addMonths(lastRestoreTestOn, 12)) >= today
				? ofService("media", service, "ok", "Medium", `It was read back on ${lastRestoreTestOn} (${medium}).`)
				: ofService(
						"media",
						service,
						"unknown",
						"Medium",
						`No restore from ${medium} within a year: mount it and list its contents before you begin.`,
					),
	);
	return checks;
}

function offsiteChecks(service: Service): ReadinessCheck[] {
	const offsite = service.protection.backup?.offsite ?? null;
	if (service.protection.backup === null) return [];
	if (offsite === null)
		return [ofService("offsite", service, "unknown", "Copy off site", "Whether a copy lies off site is not known.")];
	if (offsite.kind === "none")
		return [
			ofService("offsite", service, "not-ok", "Copy off site", "No copy lies off site: nothing could be restored."),
		];
	return [
		offsite.fetchHours === null && offsite.kind === "rotation"
			? ofService(
					"offsite",
					service,
					"unknown",
					"Copy off site",
					"How long it takes to fetch is not known: ask who holds it.",
				)
			: ofService("offsite", service, "ok", "Copy off site", "A copy lies off site and the way to it is known."),
	];
}
