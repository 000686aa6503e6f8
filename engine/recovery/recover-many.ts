import type { Sentence } from "../assessment";
import type { CalendarDate, Facts, ScenarioId, Service } from "../facts";
import { betaPert } from "../random/beta-pert";
import { practicesOf, resolvePractices } from "../readiness/resolve-practices";
import { applyDrills, timedPhases } from "../restore/apply-drills";
import { type PlannedPhase, phase } from "../restore/plan";
import { planScenario } from "../restore/plan-scenario";
import { stretchPhases } from "../restore/practice-effects";
import { indexFacts, type ServiceView, viewService } from "../restore/service-view";
import { tierInForce } from "../restore/tier-in-force";
import { sentence } from "../sentence";
import { type AffectedService, affectedServices, type Loss } from "./affected-services";
import {
	type RecoveryCase,
	type SiteMeans,
	UNKNOWN_CALL_OUT_HOURS,
	UNKNOWN_ENGINEERS,
	UNKNOWN_STREAMS,
} from "./recovery-case";
import { type ScheduledRecovery, scheduleRecovery } from "./schedule-recovery";

export interface RecoverManyOptions {
	seed: number;
	trials: number;
	asOf: CalendarDate;
}

export interface RecoveryOfMany {
	loss: Loss;
	/** `the site Pune`. */
	label: string;
	affected: AffectedService[];
	/** Services of which the facts do not say whether they go down. */
	undetermined: AffectedService[];
	lostServerIds: string[];
	/** Null when nothing goes down. */
	schedule: ScheduledRecovery | null;
	/** People and drives per site, as they were counted; null is unknown. */
	means: SiteMeans[];
	assumptions: Sentence[];
	summary: Sentence;
}

/** The restore paths that a loss calls for. */
const SCENARIO_OF: Record<Loss["kind"], ScenarioId> = {
	site: "site",
	storage: "corruption",
	hypervisor: "hardware",
	"power-feed": "software",
	directory: "hardware",
	"administrator-account": "human",
};

/** The scenario whose restore path, and whose runbook, a loss calls for. */
export const scenarioOfLoss = ({ kind }: Loss): ScenarioId => SCENARIO_OF[kind];

/**
 * One thing is lost that many services hang on: which go down, at what hour does each return, and in which order do they cost least?
 *
 * Affected services from the facts (see affectedServices), each with the phases its own restore estimate has in that scenario
 * (drills and missing practices included), scheduled with the engineers, restore streams and line of its site (see
 * scheduleRecovery). Naive order: as the facts list them. Hours; seeded.
 * Errors: RangeError for ids the facts do not hold, trials below 1, and figures in the facts that cannot be.
 */
export function recoverMany(facts: Facts, loss: Loss, options: RecoverManyOptions): RecoveryOfMany {
	if (!(Number.isInteger(options.trials) && options.trials >= 1))
		throw new RangeError(`trials must be 1 or more: ${options.trials}`);
	const { label, services, undetermined, lostServerIds } = affectedServices(facts, loss);
	const base = { loss, label, affected: services, undetermined, lostServerIds };
	if (services.length === 0)
		return {
			...base,
			schedule: null,
			means: [],
			assumptions: [],
			summary: sentence("recovery.none", `No service is known to go down with ${label}.`, { lost: label }),
		};
	const index = indexFacts(facts);
	const practices = resolvePractices(facts, options.asOf);
	const scenario = scenarioOfLoss(loss);
	const cases = services.map(({ serviceId, reason, sentence: why }): RecoveryCase => {
		const service = facts.services.find(({ id }) => id === serviceId)!;
		const view = viewService(facts, index, service, options.asOf);
		const plan = planScenario(view, tierInForce(view), index, scenario);
		const siteIds = new Set(view.servers.flatMap(({ siteId }) => (siteId === null ? [] : [siteId])));
		const learnt = (phases: PlannedPhase[]): PlannedPhase[] =>
			applyDrills(
				view,
				scenario,
				stretchPhases(phases, practicesOf(practices, service), siteIds, scenario, timedPhases(view, scenario)),
			).phases;
		const own = reason === "waits" ? [phase(view, "restart")] : learnt(phasesFor(view, loss, plan.phases));
		return {
			serviceId,
			name: service.name,
			dependsOn: service.dependsOn,
			costPerHour: service.costPerHour,
			users: service.users,
			phases: own,
			siteId: view.siteId,
			overUplink: reason === "lost" && comesOverLine(service, loss),
			reasons: reason === "waits" ? [why] : [why, ...plan.reasons],
		};
	});
	const means = siteMeans(facts, cases);
	const schedule = scheduleRecovery(cases, means, {
		businessHours: facts.organization.businessHours,
		trials: options.trials,
		seed: options.seed,
		name: scenario,
	});
	return { ...base, schedule, means, assumptions: assumptionsOf(means), summary: summaryOf(label, schedule) };
}

/** What the loss adds to, or takes from, the path of the scenario. */
function phasesFor(view: ServiceView, loss: Loss, phases: PlannedPhase[]): PlannedPhase[] {
	switch (loss.kind) {
		case "power-feed":
			return [powerReturns(), phase(view, "restart-machine"), phase(view, "verify")];
		case "storage": {
			if (phases.some(({ id }) => id === "replace-storage")) return phases;
			const at = phases.findIndex(({ id }) => id === "declare") + 1;
			return [...phases.slice(0, at), phase(view, "replace-storage"), ...phases.slice(at)];
		}
		case "administrator-account":
			// The account is gone for certain: what the scenario holds only for possible has to be done.
			return phases.map(({ chance, ...one }) => (chance && one.id !== "isolate-and-clean" ? { ...one, chance } : one));
		default:
			return phases;
	}
}

/** Length of a grid interruption: mean 118 minutes, EIA Table 11.1, 2022, without major events. */
function powerReturns(): PlannedPhase {
	return {
		id: "power-returns",
		label: "Power returns",
		minutes: betaPert(10, 90, 340),
		after: null,
		origin: { kind: "catalogue", reference: "components.power", source: "EIA-11.1-2022" },
		formula: "10 to 340 min, mostly 90",
		assumption: sentence("assumption.power-returns", "Power returns after 10 to 340 minutes, two hours on average."),
	};
}

/** A copy in a cloud, or one that is copied to another place, comes back over the line of the site. */
function comesOverLine(service: Service, loss: Loss): boolean {
	const { backup } = service.protection;
	if (backup === null) return false;
	return backup.medium === "cloud" || (loss.kind === "site" && backup.offsite?.kind === "copied");
}

function siteMeans(facts: Facts, cases: readonly RecoveryCase[]): SiteMeans[] {
	const siteIds = [...new Set(cases.map(({ siteId }) => siteId))];
	return siteIds.map((siteId): SiteMeans => {
		const site = facts.sites.find(({ id }) => id === siteId);
		return {
			siteId,
			name: site?.name ?? "a site that is not recorded",
			engineers: site?.engineers ?? null,
			engineerHours: site?.engineerHours ?? null,
			callOutHours: site?.callOutHours ?? null,
			restoreStreams: site?.restoreStreams ?? null,
		};
	});
}

function assumptionsOf(means: readonly SiteMeans[]): Sentence[] {
	return means.flatMap(({ name, engineers, engineerHours, callOutHours, restoreStreams }) => {
		const found: Sentence[] = [];
		const add = (code: string, text: string): void => {
			found.push(sentence(`assumption.recovery.${code}`, text, { site: name }));
		};
		if (engineers === null)
			add(
				"engineers",
				`How many people can rebuild servers at ${name} is not known: ${UNKNOWN_ENGINEERS.least} to ${UNKNOWN_ENGINEERS.most} are drawn.`,
			);
		if (engineerHours === null)
			add(
				"hours",
				`When people can be reached at ${name} is not known: always in half of the trials, in business hours in the others.`,
			);
		if (callOutHours === null && engineerHours !== "business")
			add(
				"call-out",
				`How long a call-out takes at ${name} is not known: ${UNKNOWN_CALL_OUT_HOURS.least} to ${UNKNOWN_CALL_OUT_HOURS.most} hours are drawn.`,
			);
		if (restoreStreams === null)
			add(
				"streams",
				`How many restores can run at once at ${name} is not known: ${UNKNOWN_STREAMS.least} or ${UNKNOWN_STREAMS.most} are drawn.`,
			);
		return found;
	});
}

function summaryOf(label: string, { services, wholeHours, cost }: ScheduledRecovery): Sentence {
	const hours = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
	const saved = cost === null ? 0 : cost.naiveMean - cost.mean;
	const gain = saved > 0 ? " The order shown loses less than the order in which they are listed." : "";
	const count = services.length === 1 ? "1 service goes" : `${services.length} services go`;
	return sentence(
		"recovery.summary",
		`Without ${label} ${count} down; all are back after ${hours(wholeHours.p50)} h in the middle case and ${hours(wholeHours.p90)} h in a bad one.${gain}`,
		{ lost: label, services: services.length, p50Hours: wholeHours.p50, p90Hours: wholeHours.p90, saved },
	);
}
