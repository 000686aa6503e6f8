import type { LossEstimate, Sentence } from "../assessment";
import { betaPert } from "../random/beta-pert";
import { stream } from "../random/generator";
import type { RestorePlan } from "../restore/plan";
import { ask, type ServiceView, shareOf } from "../restore/service-view";
import { roundTo, sentence } from "../sentence";
import { quantilesOf } from "../stats/quantile";
import { allCopiesPoisoned } from "./copies";
import { copiesFail, copyLoss, drawAges, worstAge } from "./copy-loss";
import { drawAll, drawUniforms } from "./draw-all";
import { backupLoss } from "./loss-model";
import { replicaLag } from "./replica-lag";
import type { LossOptions, SampledLoss } from "./sampled-loss";

/** Everything is gone: counted as a year of work, since a quantile must be a number. */
export const EVERYTHING_HOURS = 8760;
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
	const share = newestOnDesktops(view, plan);
	if (sampled.samples && share > 0)
		for (let trial = 0; trial < sampled.samples.length; trial++) sampled.samples[trial]! *= 1 - share;
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

function sampleLoss(view: ServiceView, plan: RestorePlan, options: LossOptions): SampledLoss {
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
function keptLoss(view: ServiceView, plan: RestorePlan, options: LossOptions): SampledLoss {
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
	const storage = drawUniforms(
		stream(options.seed, `${view.service.id}/${plan.scenario}/chance/storage`),
		options.trials,
	);
	for (let trial = 0; trial < ages.length; trial++) if (storage[trial]! >= chance) ages[trial] = 0;
	return {
		samples: ages,
		worstHours: worstAge(facts, 0),
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

function snapshotLoss(view: ServiceView, plan: RestorePlan, options: LossOptions): SampledLoss {
	const hours = view.service.protection.replication!.snapshotIntervalHours!;
	const random = stream(options.seed, `${view.service.id}/${plan.scenario}/loss/age`);
	const samples = drawUniforms(random, options.trials).map((uniform) => hours * uniform);
	const attack = plan.scenario === "human" ? shareOf(view, "attack") * shareOf(view, "copies-taken/unknown") : 0;
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

function providerLoss(view: ServiceView, plan: RestorePlan, options: LossOptions): SampledLoss {
	const hosted = view.service.protection.hosted!;
	const hours = ask(view, "protection.hosted.lossHours", hosted.lossHours);
	if (hours !== null && !(hours >= 0))
		throw new RangeError(`services.${view.service.id}.protection.hosted.lossHours must be 0 or more: ${hours}`);
	const range = hours === null ? betaPert(0, 1, 24) : betaPert(0, hours * 0.5, hours);
	const random = stream(options.seed, `${view.service.id}/${plan.scenario}/loss/age`);
	const samples = drawAll(range, random, options.trials);
	const attack =
		plan.scenario === "human"
			? shareOf(view, "attack") * allCopiesPoisoned(Math.max(hosted.retentionDays ?? 30, 0.01))
			: 0;
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

/** Share of users whose newest mail is on their desktops too, so that a backup's age costs them nothing. */
function newestOnDesktops(view: ServiceView, plan: RestorePlan): number {
	const fromCopy = plan.dataSource === "backup" || plan.dataSource === "off-site" || plan.dataSource === "own-copy";
	if (view.service.kind !== "mail" || !fromCopy || plan.scenario === "site") return 0;
	const pop = view.service.mail?.access?.pop ?? 0;
	if (!(pop >= 0 && pop <= 1))
		throw new RangeError(`services.${view.service.id}.mail.access.pop must be between 0 and 1: ${pop}`);
	return pop;
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
			sentence(
				"loss.pop-copies",
				`${share} % of users also hold their mail on desktops: the newest survives there, so the hours are an average over users.`,
				{
					share,
				},
			),
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
