import type { PathId, Sentence } from "../assessment";
import { RUNBOOK_STEPS, type StepText, UNKNOWN_STEP } from "../catalogue/runbook-steps";
import type { CalendarDate, Facts, ScenarioId, Server, Service, TierId } from "../facts";
import { sitesOfServices } from "../readiness/practice-effects";
import { resolvePractices } from "../readiness/resolve-practices";
import { phasesInForce } from "../restore/assess-service";
import { heaviestServer } from "../restore/paths/rebuild";
import type { PlannedPhase } from "../restore/plan";
import { planScenario } from "../restore/plan-scenario";
import { type FactsIndex, indexFacts, type ServiceView, viewService } from "../restore/service-view";
import { tierInForce } from "../restore/tier-in-force";
import type { ContactRole } from "./contact";
import { hostsOf, type RunbookHost } from "./hosts";

export interface RunbookStep {
	/** The phase's id, or one of the organisation's own that starts with `own-`. */
	id: string;
	/** Phase of the estimate that the step's time counts for; null: for none. */
	phase: string | null;
	title: string;
	owner: ContactRole;
	/** P10, mean and P90 when the step is needed; null: nobody said. */
	minutes: StepMinutes | null;
	/** Share of cases in which it is needed, above 0 and at most 1. */
	neededIn: number;
	/** Steps that have to be over before; others may run beside it. */
	after: string[];
	actions: string[];
	checks: string[];
	goNoGo: string | null;
	undo: string | null;
	hosts: RunbookHost[];
}

export interface StepMinutes {
	low: number;
	usual: number;
	high: number;
}

export interface Runbook {
	serviceId: string;
	scenario: ScenarioId;
	effectiveTier: TierId;
	/** Why this way and no other. */
	reasons: Sentence[];
	steps: RunbookStep[];
	/** Services that have to be up before this one. */
	first: { serviceId: string; name: string }[];
}

/** P90 of a normal curve, in its deviations. */
const P90 = 1.2816;

/**
 * Which steps bring a service back in a scenario, who does them, how long do they take, and what tells that they worked?
 * One step for each phase of the way back that the estimate rests on, in its order, with the minutes the estimate uses
 * (drills and practices included), so that what a drill measures of a step can correct the phase. A phase that is needed in
 * some cases says in how many; its minutes are for those cases. A transfer of unknown size combines size and rate as
 * lognormals by their moments. Hosts and addresses come from the facts; ports are the usual ones.
 * RangeError for a service that is not in the facts.
 */
export function makeRunbook(facts: Facts, serviceId: string, scenario: ScenarioId, asOf: CalendarDate): Runbook {
	const service = facts.services.find((one) => one.id === serviceId);
	if (!service) throw new RangeError(`serviceId names no service of the facts: ${serviceId}`);
	const index = indexFacts(facts);
	const view = viewService(facts, index, service, asOf);
	const plan = planScenario(view, tierInForce(view), index, scenario);
	const context = { facts, index, practices: resolvePractices(facts, asOf), sitesOf: sitesOfServices(facts) };
	const { phases } = phasesInForce(context, view, plan, scenario);
	const overSecond = OVER_SECOND.has(plan.path);
	const words = wordsOf(view, index, overSecond);
	const target = overSecond ? { name: words.second!, server: secondServer(view) ?? null } : null;
	const steps = phases.map((phase, place): RunbookStep => {
		const text = textOf(phase);
		return {
			id: phase.id,
			phase: phase.id,
			title: phase.label,
			owner: text.owner,
			minutes: minutesOf(phase),
			neededIn: phase.chance?.probability ?? 1,
			after: phase.after ?? (place === 0 ? [] : [phases[place - 1]!.id]),
			actions: text.actions.map((one) => setIn(one, words)),
			checks: text.checks.map((one) => setIn(one, words)),
			goNoGo: text.goNoGo === null ? null : setIn(text.goNoGo, words),
			undo: text.undo === null ? null : setIn(text.undo, words),
			hosts: hostsOf(view, index, text.places, target),
		};
	});
	const first = service.dependsOn.flatMap((id) => {
		const needed = facts.services.find((one) => one.id === id);
		return needed ? [{ serviceId: id, name: needed.name }] : [];
	});
	return { serviceId, scenario, effectiveTier: plan.effectiveTier, reasons: plan.reasons, steps, first };
}

/** Minutes until the last step is over when all that are surely needed take their usual time: the longest way through. */
export function usualMinutes(steps: readonly RunbookStep[]): number {
	const ends = new Map<string, number>();
	let last = 0;
	for (const { id, after, minutes, neededIn } of steps) {
		const start = Math.max(0, ...after.map((before) => ends.get(before) ?? 0));
		const end = start + (minutes?.usual ?? 0) * neededIn;
		ends.set(id, end);
		last = Math.max(last, end);
	}
	return last;
}

function minutesOf({ minutes, factor }: PlannedPhase): StepMinutes {
	if (!factor) return { low: minutes.quantile(0.1), usual: minutes.mean, high: minutes.quantile(0.9) };
	const usual = minutes.mean * factor.mean;
	if (usual <= 0) return { low: 0, usual: 0, high: 0 };
	const logVariance = Math.log1p(minutes.variance / minutes.mean ** 2) + Math.log1p(factor.variance / factor.mean ** 2);
	const at = (deviations: number) => usual * Math.exp(deviations * Math.sqrt(logVariance) - logVariance / 2);
	return { low: at(-P90), usual, high: at(P90) };
}

const SUPPLIES: readonly [label: RegExp, variant: string][] = [
	[/^Take the spare/, "spare"],
	[/^Provision/, "provision"],
	[/^Vendor/, "repair"],
];

/** One phase id stands for several ways to a machine; its label tells which. */
function textOf({ id, label }: PlannedPhase): StepText {
	const variant = id === "procure" ? SUPPLIES.find(([words]) => words.test(label))?.[1] : undefined;
	const image = id === "operating-system" && /image/i.test(label) ? "image" : undefined;
	return RUNBOOK_STEPS[`${id}/${variant ?? image ?? ""}`] ?? RUNBOOK_STEPS[id] ?? UNKNOWN_STEP;
}

const MEDIA = { disk: "on disk", tape: "on tape", usb: "on a USB disk", cloud: "in the cloud" } as const;

/** Ways back that end on the second machine. */
const OVER_SECOND: ReadonlySet<PathId> = new Set(["standby-and-restore", "switch-over"]);

function secondServer(view: ServiceView): Server | undefined {
	const lost = heaviestServer(view);
	const { replication, standby } = view.service.protection;
	const site = replication?.siteId ?? standby?.siteId ?? null;
	return view.servers.find((server) => server !== lost && (site === null || server.siteId === site));
}

function wordsOf(view: ServiceView, index: FactsIndex, overSecond: boolean): Record<string, string> {
	const { service } = view;
	const lost = heaviestServer(view);
	const { backup, replication, standby, hosted } = service.protection;
	const secondSite = replication?.siteId ?? standby?.siteId ?? null;
	const named = (id: string | null | undefined) => (id == null ? undefined : index.sites.get(id)?.name);
	const offsite = named(backup?.offsite?.siteId) ?? named(secondSite);
	const host = lost?.hostServerId == null ? undefined : index.servers.get(lost.hostServerId)?.name;
	const server = lost?.name ?? "the server of this service (not in the facts)";
	const second = secondServer(view)?.name ?? secondMachine(service, named(secondSite));
	return {
		service: service.name,
		server,
		second,
		target: overSecond ? second : server,
		host: host === undefined ? "another host with room" : `a host beside ${host}`,
		storage: named(backup?.siteId) ?? "the storage",
		copy: copyWords(service),
		medium: backup?.medium == null ? "medium not known" : MEDIA[backup.medium],
		elsewhere: offsite ?? "place not known",
		provider: hosted?.provider ?? "the provider",
		version: lost?.operatingSystem ?? "the same operating system",
	};
}

function secondMachine({ protection }: Service, site: string | undefined): string {
	const name = protection.replication ? "the secondary" : "the standby";
	return site === undefined ? name : `${name} at ${site}`;
}

function copyWords({ protection: { backup } }: Service): string {
	if (backup?.lastSuccessAt) return `the last known good one is of ${backup.lastSuccessAt.slice(0, 10)}`;
	return "when the last one worked is not known";
}

function setIn(text: string, words: Record<string, string>): string {
	return text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? name);
}
