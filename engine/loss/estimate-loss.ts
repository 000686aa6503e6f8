import type { LossEstimate, Sentence } from "../assessment";
import { betaPert } from "../random/beta-pert";
import type { Distribution } from "../random/distribution";
import { nextUniform, stream } from "../random/generator";
import { lognormal } from "../random/lognormal";
import { ATTACK_SHARE } from "../restore/paths/data-damage";
import { survivingCopy } from "../restore/paths/site";
import type { RestorePlan } from "../restore/plan";
import { ask, type ServiceView } from "../restore/service-view";
import { roundTo, sentence, spokenMinutes } from "../sentence";
import { quantilesOf } from "../stats/quantile";
import { allCopiesFail, allCopiesPoisoned, COMMON_CAUSE_SHARE } from "./copies";
import { drawAll } from "./draw-all";
import { type BackupLoss, backupLoss } from "./loss-model";
import { replicaLag } from "./replica-lag";

/** Everything is gone: counted as a year of work, since a quantile must be a number. */
export const EVERYTHING_HOURS = 8760;
/** Until somebody notices that data has been wrong for a while: median 4 hours; an assumption of ours. */
const NOTICED = lognormal(Math.log(4), 1.5);
/** Without a word on a copy off site, as likely as not there is none. */
const UNKNOWN_OFFSITE = 0.5;
/** Chance that an attack also takes the copies, by whether they can be reached: surveys say 31 % overall. */
const COPIES_TAKEN = { reachable: 0.57, unknown: 0.31, apart: 0.02 };

export interface LossOptions {
	trials: number;
	seed: number;
}

interface Sampled {
	samples: Float64Array | null;
	worstHours: number | null;
	totalLossProbability: number;
	reasons: Sentence[];
	/** False when a fact that decides is missing. */
	known: boolean;
}

/**
 * How much work is lost when a service comes back along a plan? The age of the copy that the plan restores from, drawn
 * trial by trial: backup interval and job, bad copies before a good one, the carrier's rounds, the replica's lag, and
 * what an attack does to the copies. Median and P90 are given that a copy survives; the chance that none does stands apart.
 */
export function estimateLoss(
	view: ServiceView,
	plan: RestorePlan,
	options: LossOptions,
): { loss: LossEstimate; known: boolean } {
	const sampled = sampleLoss(view, plan, options);
	const [p50, p90] = sampled.samples
		? (quantilesOf(sampled.samples, [0.5, 0.9]) as [number, number])
		: ([0, 0] as [number, number]);
	return {
		known: sampled.known,
		loss: {
			p50Hours: p50,
			p90Hours: p90,
			worstHours: sampled.worstHours,
			totalLossProbability: sampled.totalLossProbability,
			reasons: [...sampled.reasons, ...popReasons(view, plan)],
			trials: options.trials,
			seed: options.seed,
		},
	};
}

function sampleLoss(view: ServiceView, plan: RestorePlan, options: LossOptions): Sampled {
	switch (plan.dataSource) {
		case "kept":
			return keptLoss(view, plan, options);
		case "replica":
			return replicaLag(view, options, `${view.service.id}/${plan.scenario}/loss`);
		case "snapshot":
			return snapshotLoss(view, plan, options);
		case "provider":
			return providerLoss(view, plan, options);
		case "nothing":
			return {
				samples: new Float64Array(1).fill(EVERYTHING_HOURS),
				worstHours: null,
				totalLossProbability: 1,
				known: true,
				reasons: [sentence("loss.everything", "No copy survives: everything is lost, counted as a year of work.")],
			};
		default:
			return copyLoss(view, plan, options);
	}
}

/** The data stays where it is, except when a shared storage is the part that fails. */
function keptLoss(view: ServiceView, plan: RestorePlan, options: LossOptions): Sampled {
	const chance = plan.phases.find((phase) => phase.chance?.group === "storage")?.chance?.probability ?? 0;
	const { backup } = view.service.protection;
	if (chance === 0)
		return {
			samples: null,
			worstHours: 0,
			totalLossProbability: 0,
			known: true,
			reasons: [sentence("loss.kept", "The data stays where it is: nothing that was stored is lost.")],
		};
	if (backup === null)
		return {
			samples: null,
			worstHours: null,
			totalLossProbability: chance,
			known: true,
			reasons: [
				sentence("loss.storage-without-backup", "If the only storage fails, there is no copy of what was on it."),
			],
		};
	const facts = backupLoss(view, backup);
	const name = `${view.service.id}/${plan.scenario}/loss`;
	const ages = drawAges(facts, options, name, null);
	const storage = stream(options.seed, `${view.service.id}/${plan.scenario}/chance/storage`);
	for (let trial = 0; trial < ages.length; trial++) if (nextUniform(storage) >= chance) ages[trial] = 0;
	return {
		samples: ages,
		worstHours: worst(facts, 0),
		totalLossProbability: chance * copiesFail(facts),
		known: facts.intervalIsKnown,
		reasons: [
			sentence(
				"loss.storage",
				`In ${roundTo(chance * 100, 0)} % of cases the storage itself is lost and the last backup is what remains.`,
				{
					share: chance,
				},
			),
			...facts.reasons,
		],
	};
}

function snapshotLoss(view: ServiceView, plan: RestorePlan, options: LossOptions): Sampled {
	const hours = view.service.protection.replication!.snapshotIntervalHours!;
	const random = stream(options.seed, `${view.service.id}/${plan.scenario}/loss/age`);
	const samples = new Float64Array(options.trials);
	for (let trial = 0; trial < samples.length; trial++) samples[trial] = hours * nextUniform(random);
	const attack = plan.scenario === "human" ? ATTACK_SHARE * COPIES_TAKEN.unknown : 0;
	return {
		samples,
		worstHours: hours,
		totalLossProbability: attack,
		known: true,
		reasons: [
			sentence("loss.snapshot", `Back to the last good snapshot, at most ${roundTo(hours, 1)} h before the damage.`, {
				hours,
			}),
		],
	};
}

function providerLoss(view: ServiceView, plan: RestorePlan, options: LossOptions): Sampled {
	const hosted = view.service.protection.hosted!;
	const hours = ask(view, "protection.hosted.lossHours", hosted.lossHours);
	if (hours !== null && !(hours >= 0))
		throw new RangeError(`services.${view.service.id}.protection.hosted.lossHours must be 0 or more: ${hours}`);
	const range = hours === null ? betaPert(0, 1, 24) : betaPert(0, hours * 0.5, hours);
	const random = stream(options.seed, `${view.service.id}/${plan.scenario}/loss/age`);
	const samples = drawAll(range, random, options.trials);
	const attack =
		plan.scenario === "human" ? ATTACK_SHARE * allCopiesPoisoned(Math.max(hosted.retentionDays ?? 30, 0.01)) : 0;
	return {
		samples,
		worstHours: hours,
		totalLossProbability: attack,
		known: hours !== null,
		reasons: [
			hours === null
				? sentence("loss.provider-unknown", "The provider promises nothing about lost data.")
				: sentence("loss.provider", `The provider promises to lose at most ${roundTo(hours, 1)} h.`, { hours }),
		],
	};
}

function copyLoss(view: ServiceView, plan: RestorePlan, options: LossOptions): Sampled {
	const backup = view.service.protection.backup!;
	const facts = backupLoss(view, backup);
	const name = `${view.service.id}/${plan.scenario}/loss`;
	const copy = plan.scenario === "site" ? survivingCopy(view) : null;
	const rotated = plan.dataSource === "off-site" && copy !== "over-line";
	const late = plan.dataSource === "off-site" && copy === "over-line" && backup.offsite?.kind === "copied";
	const samples = drawAges(facts, options, name, rotated || late ? facts.offsiteHours : null);
	if (plan.scenario === "corruption") {
		const noticed = stream(options.seed, `${name}/noticed`);
		for (let trial = 0; trial < samples.length; trial++) samples[trial]! += NOTICED.quantile(nextUniform(noticed));
	}
	const reasons = [...copyReasons(facts, rotated, late), ...facts.reasons];
	let total = copiesFail(facts);
	if (copy === "assumed") {
		total = 1 - (1 - total) * (1 - UNKNOWN_OFFSITE);
		reasons.push(
			sentence(
				"loss.off-site-unknown",
				"Whether a copy lies off site is not known: as likely as not, everything is lost.",
			),
		);
	}
	if (plan.scenario === "human") total = 1 - (1 - total) * (1 - attackLoss(view, facts, reasons));
	const bounded = plan.scenario !== "corruption" && copy !== "assumed";
	return {
		samples,
		worstHours: bounded ? worst(facts, rotated || late ? facts.offsiteHours.max : 0) : facts.retentionHours,
		totalLossProbability: total,
		known: facts.intervalIsKnown && copy !== "assumed",
		reasons,
	};
}

/** In an attack the copies are deleted with the same rights, or are all from after the intrusion. */
function attackLoss(view: ServiceView, facts: BackupLoss, reasons: Sentence[]): number {
	const { immutable, separateCredentials, offsite, retentionDays } = view.service.protection.backup!;
	ask(view, "protection.backup.immutable", immutable);
	ask(view, "protection.backup.separateCredentials", separateCredentials);
	const apart = immutable === true || separateCredentials === true || offsite?.kind === "rotation";
	const reachable = immutable === false && separateCredentials === false;
	const taken = apart ? COPIES_TAKEN.apart : reachable ? COPIES_TAKEN.reachable : COPIES_TAKEN.unknown;
	const poisoned = allCopiesPoisoned(Math.max((facts.retentionHours ?? 720) / 24, 0.01));
	reasons.push(
		apart
			? sentence("loss.copies-apart", "A copy that the administrator's account cannot delete outlives an attack.")
			: sentence(
					reachable ? "loss.copies-reachable" : "loss.copies-unknown",
					reachable
						? "The copies can be deleted with the account that is stolen: in most attacks somebody tries."
						: "It is not known whether the copies can be deleted with a stolen account.",
				),
		sentence(
			"loss.dwell",
			`Copies are kept for ${retentionDays === null ? "an unknown time, taken as 30" : roundTo(retentionDays, 0)} days: in ${roundTo(poisoned * 100, 0)} % of attacks the intruder was in before the oldest of them.`,
			{ poisoned },
		),
	);
	return ATTACK_SHARE * (1 - (1 - taken) * (1 - poisoned));
}

function copyReasons(facts: BackupLoss, rotated: boolean, late: boolean): Sentence[] {
	const { min, max, mode } = facts.intervalHours;
	const reasons = [
		facts.intervalIsKnown
			? sentence(
					"loss.interval",
					`A backup is made every ${roundTo(mode, 1)} h: what came after the last one is lost.`,
					{
						intervalHours: mode,
					},
				)
			: sentence(
					"loss.interval-unknown",
					`How often a backup is made is not known: every ${min} to ${max} h is taken.`,
					{
						min,
						max,
					},
				),
	];
	if (rotated || late)
		reasons.push(
			sentence(
				rotated ? "loss.rotation" : "loss.copied-late",
				rotated
					? `The copy off site is up to ${spokenMinutes(facts.offsiteHours.max * 60)} older than the newest in the house.`
					: `The copy elsewhere follows up to ${spokenMinutes(facts.offsiteHours.max * 60)} later.`,
				{ hours: facts.offsiteHours.max },
			),
		);
	if (facts.stalledHours > 0)
		reasons.push(
			sentence(
				"loss.stalled",
				`Backups have not worked for ${roundTo(facts.stalledHours / 24, 0)} days: all since is lost.`,
				{
					hours: facts.stalledHours,
				},
			),
		);
	return reasons;
}

function drawAges(
	facts: BackupLoss,
	options: LossOptions,
	name: string,
	offsite: BackupLoss["offsiteHours"] | null,
): Float64Array {
	const ages = new Float64Array(options.trials);
	const place = stream(options.seed, `${name}/age`);
	const bad = stream(options.seed, `${name}/bad-copies`);
	const intervals = drawAll(pert(facts.intervalHours), stream(options.seed, `${name}/interval`), options.trials);
	const jobs = drawAll(pert(facts.jobHours), stream(options.seed, `${name}/job`), options.trials);
	const rounds = offsite && drawAll(pert(offsite), stream(options.seed, `${name}/rotation`), options.trials);
	const carried = stream(options.seed, `${name}/carried`);
	const perBad = facts.unusableProbability > 0 ? 1 / Math.log(facts.unusableProbability) : 0;
	for (let trial = 0; trial < ages.length; trial++) {
		const badCopies = Math.floor(Math.log(nextUniform(bad)) * perBad);
		let age = jobs[trial]! + intervals[trial]! * (nextUniform(place) + badCopies);
		if (rounds) age += rounds[trial]! * nextUniform(carried);
		ages[trial] = Math.max(age, facts.stalledHours);
	}
	return ages;
}

const pert = ({ min, mode, max }: { min: number; mode: number; max: number }): Distribution => betaPert(min, mode, max);

/** All copies kept fail at once: the common cause is what remains of it, since many are kept. */
function copiesFail(facts: BackupLoss): number {
	const kept =
		facts.retentionHours === null ? 7 : Math.max(1, Math.floor(facts.retentionHours / facts.intervalHours.mode));
	return allCopiesFail(facts.unusableProbability, Math.min(kept, 1000), COMMON_CAUSE_SHARE).withCommonCause;
}

function worst(facts: BackupLoss, offsiteHours: number): number | null {
	if (!facts.intervalIsKnown) return facts.retentionHours;
	const oldest = facts.jobHours.max + facts.intervalHours.max + offsiteHours;
	if (facts.unusableProbability === 0) return Math.max(oldest, facts.stalledHours);
	return facts.retentionHours === null
		? null
		: Math.max(facts.retentionHours + offsiteHours, oldest, facts.stalledHours);
}

/** Mail that POP took off the server is covered by no backup of the server, and outlives its loss. */
function popReasons(view: ServiceView, plan: RestorePlan): Sentence[] {
	const { mail } = view.service;
	if (view.service.kind !== "mail" || mail === null) return [];
	const access = ask(view, "mail.access", mail.access);
	if (access === null || !(access.pop > 0)) return [];
	const share = Math.round(access.pop * 100);
	if (mail.popLeavesCopyOnServer === true)
		return [
			sentence("loss.pop-copies", `${share} % of users also hold their mail on desktops: the newest survives there.`, {
				share,
			}),
		];
	return [
		plan.scenario === "site"
			? sentence(
					"loss.pop-site",
					`${share} % of users keep their mail on desktops only: no backup covers it, and it goes with the site.`,
					{ share },
				)
			: sentence(
					"loss.pop-desktops",
					`${share} % of users keep their mail on desktops only: it outlives the server, and no backup covers it.`,
					{ share },
				),
	];
}
