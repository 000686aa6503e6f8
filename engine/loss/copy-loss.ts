import type { Sentence } from "../assessment";
import { betaPert } from "../random/beta-pert";
import type { Distribution } from "../random/distribution";
import { stream } from "../random/generator";
import { lognormal } from "../random/lognormal";
import { quantilePoints, tabulated } from "../random/tabulated";
import { survivingCopy } from "../restore/paths/site";
import type { RestorePlan } from "../restore/plan";
import { ask, type ServiceView, shareOf } from "../restore/service-view";
import { roundTo, sentence, spokenMinutes } from "../sentence";
import { allCopiesFail, allCopiesPoisoned, COMMON_CAUSE_SHARE } from "./copies";
import { drawAll, drawUniforms } from "./draw-all";
import { type BackupLoss, backupLoss } from "./loss-model";
import type { LossOptions, SampledLoss } from "./sampled-loss";

/** Until somebody notices that data has been wrong for a while: median 4 hours; an assumption of ours. */
const NOTICED = tabulated(quantilePoints(lognormal(Math.log(4), 1.5)));
/** Without a word on a copy off site, as likely as not there is none. */
const UNKNOWN_OFFSITE = 0.5;

/** The age of the copy that is restored, and the chance that no copy is left. */
export function copyLoss(view: ServiceView, plan: RestorePlan, options: LossOptions): SampledLoss {
	const backup = view.service.protection.backup!;
	const facts = backupLoss(view, backup);
	const name = `${view.service.id}/${plan.scenario}/loss`;
	const copy = plan.scenario === "site" ? survivingCopy(view) : null;
	const rotated = plan.dataSource === "off-site" && copy !== "over-line";
	const late = plan.dataSource === "off-site" && copy === "over-line" && backup.offsite?.kind === "copied";
	const samples = drawAges(facts, options, name, rotated || late ? facts.offsiteHours : null);
	if (plan.scenario === "corruption") {
		const noticed = drawAll(NOTICED, stream(options.seed, `${name}/noticed`), options.trials);
		for (let trial = 0; trial < samples.length; trial++) samples[trial]! += noticed[trial]!;
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
		worstHours: bounded ? worstAge(facts, rotated || late ? facts.offsiteHours.max : 0) : facts.retentionHours,
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
	const taken = shareOf(view, `copies-taken/${apart ? "apart" : reachable ? "reachable" : "unknown"}`);
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
	return shareOf(view, "attack") * (1 - (1 - taken) * (1 - poisoned));
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

export function drawAges(
	facts: BackupLoss,
	options: LossOptions,
	name: string,
	offsite: BackupLoss["offsiteHours"] | null,
): Float64Array {
	const { trials, seed } = options;
	const ages = new Float64Array(trials);
	const place = drawUniforms(stream(seed, `${name}/age`), trials);
	const bad = drawUniforms(stream(seed, `${name}/bad-copies`), trials);
	const intervals = drawAll(pert(facts.intervalHours), stream(seed, `${name}/interval`), trials);
	const jobs = drawAll(pert(facts.jobHours), stream(seed, `${name}/job`), trials);
	const p = facts.unusableProbability;
	const perBad = p > 0 ? 1 / Math.log(p) : 0;
	for (let trial = 0; trial < trials; trial++) {
		const badCopies = bad[trial]! < p ? Math.floor(Math.log(bad[trial]!) * perBad) : 0;
		ages[trial] = Math.max(jobs[trial]! + intervals[trial]! * (place[trial]! + badCopies), facts.stalledHours);
	}
	if (offsite) {
		const rounds = drawAll(pert(offsite), stream(seed, `${name}/rotation`), trials);
		const carried = drawUniforms(stream(seed, `${name}/carried`), trials);
		for (let trial = 0; trial < trials; trial++) ages[trial]! += rounds[trial]! * carried[trial]!;
	}
	return ages;
}

const pert = ({ min, mode, max }: { min: number; mode: number; max: number }): Distribution => betaPert(min, mode, max);

/** All copies kept fail at once: the common cause is what remains of it, since many are kept. */
export function copiesFail(facts: BackupLoss): number {
	const kept =
		facts.retentionHours === null ? 7 : Math.max(1, Math.floor(facts.retentionHours / facts.intervalHours.mode));
	return allCopiesFail(facts.unusableProbability, Math.min(kept, 1000), COMMON_CAUSE_SHARE).withCommonCause;
}

export function worstAge(facts: BackupLoss, offsiteHours: number): number | null {
	if (!facts.intervalIsKnown) return facts.retentionHours;
	const oldest = facts.jobHours.max + facts.intervalHours.max + offsiteHours;
	if (facts.unusableProbability === 0) return Math.max(oldest, facts.stalledHours);
	return facts.retentionHours === null
		? null
		: Math.max(facts.retentionHours + offsiteHours, oldest, facts.stalledHours);
}
