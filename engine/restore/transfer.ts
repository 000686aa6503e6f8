import type { InputOrigin } from "../assessment";
import { RESTORE_RATE } from "../catalogue/phases";
import type { BackupFacts } from "../facts";
import { affine } from "../random/affine";
import { betaPert } from "../random/beta-pert";
import { constant } from "../random/constant";
import type { Distribution } from "../random/distribution";
import { remember } from "../random/remember";
import { mapped } from "../random/tabulated";
import { roundTo, sentence } from "../sentence";
import { slowestOf, transferMinutes } from "./phase-duration";
import { factPhase, type PlannedPhase } from "./plan";
import { restoreProof, secondAttemptProbability } from "./restore-test";
import { ask, type ServiceView } from "./service-view";

/** Share of a line that a transfer really gets. */
const LINE_SHARE = { min: 0.5, mode: 0.75, max: 0.9 };
/** How far unknown data may be from the default of its kind. */
const UNKNOWN_DATA = { min: 0.4, mode: 1, max: 1.8 };

const { minMegabytesPerSecond: SLOW, modeMegabytesPerSecond: USUAL, maxMegabytesPerSecond: FAST } = RESTORE_RATE;

const UNTESTED_RATE = betaPert(SLOW, USUAL, FAST);
/** A restore that was tested ran to its end without surprises: the slow end moves up. */
const TESTED_RATE = mapped(UNTESTED_RATE, (rate) => (rate < USUAL ? USUAL - (USUAL - rate) * 0.6 : rate));

interface Rate {
	/** The same key: the same distribution. */
	key: string;
	distribution: Distribution;
	origin: InputOrigin;
	text: string;
	isDefault: boolean;
}

/** The rate from end to end: measured if somebody did, else the default; a restore test trims the slow end of it. */
function sourceRate(view: ServiceView, backup: BackupFacts): Rate {
	const path = `services.${view.service.id}.protection.backup`;
	const measured = ask(view, "protection.backup.restoreMegabytesPerSecond", backup.restoreMegabytesPerSecond);
	if (measured !== null) {
		if (!(measured > 0)) throw new RangeError(`${path}.restoreMegabytesPerSecond must be above 0: ${measured}`);
		return {
			key: `${measured}`,
			distribution: betaPert(measured * 0.85, measured, measured * 1.1),
			origin: { kind: "fact", reference: `${path}.restoreMegabytesPerSecond`, source: null },
			text: `${roundTo(measured, 1)} MB/s measured`,
			isDefault: false,
		};
	}
	const tested = restoreProof(view, backup) === "tested";
	return {
		key: tested ? "tested" : "untested",
		distribution: tested ? TESTED_RATE : UNTESTED_RATE,
		origin: { kind: "catalogue", reference: "restoreRate", source: RESTORE_RATE.source },
		text: `${SLOW} to ${FAST} MB/s, mostly ${USUAL}`,
		isDefault: true,
	};
}

export interface TransferOptions {
	gigabytes: number;
	/** The copy comes over the line of the service's site. */
	overLine: boolean;
	/** Machines whose data can be restored beside each other. */
	machines: number;
	after?: string[];
	chance?: { group: string; probability: number };
}

/**
 * The phase that moves the data back: gigabytes ÷ the slowest of source, line and restore streams. An unknown size widens
 * it by a factor of its own. When copies are known to fail, a second phase repeats it with the chance of a bad copy.
 */
export function transferPhases(view: ServiceView, backup: BackupFacts, options: TransferOptions): PlannedPhase[] {
	const { gigabytes, overLine, machines } = options;
	const source = sourceRate(view, backup);
	const streams =
		machines > 1
			? Math.max(1, Math.min(machines, ask(view, "site.restoreStreams", view.site?.restoreStreams) ?? 1))
			: 1;
	let text = streams === 1 ? source.text : `${streams} streams of ${source.text}`;
	const line = overLine ? ask(view, "site.uplinkMegabitsPerSecond", view.site?.uplinkMegabitsPerSecond) : null;
	if (line !== null) {
		if (!(line > 0)) throw new RangeError(`sites.${view.siteId}.uplinkMegabitsPerSecond must be above 0: ${line}`);
		text = `the slower of ${text} and a line of ${roundTo(line, 0)} Mbit/s`;
	}
	const formula = `${roundTo(gigabytes, 1)} GB ÷ ${text}`;
	const minutes = gigabytes === 0 ? constant(0) : affine(minutesPerGigabyte(source, streams, line), gigabytes);
	const change = {
		...(options.after ? { after: options.after } : {}),
		...(options.chance ? { chance: options.chance } : {}),
	};
	const transfer: PlannedPhase = {
		...transferPhase(view, minutes, source, formula, change),
		...(view.dataIsKnown ? {} : { factor: betaPert(UNKNOWN_DATA.min, UNKNOWN_DATA.mode, UNKNOWN_DATA.max) }),
	};
	const failed = secondAttemptProbability(view, backup);
	if (failed === 0 || options.chance) return [transfer];
	return [
		transfer,
		{
			...transfer,
			id: "transfer-again",
			label: "Restore an older copy",
			after: ["transfer"],
			chance: { group: "bad-copy", probability: failed },
			formula: `${formula}, once more in ${roundTo(failed * 100, 1)} % of cases`,
		},
	];
}

const perGigabyte = remember<Distribution>(256);

/** The chain's slowest part, as the minutes that one gigabyte takes; worked out once for all services alike in it. */
function minutesPerGigabyte({ key, distribution }: Rate, streams: number, line: number | null): Distribution {
	return perGigabyte(`${key} ${streams} ${line}`, () => {
		const limits = [affine(distribution, streams)];
		if (line !== null) {
			const { min, mode, max } = LINE_SHARE;
			limits.push(betaPert((line / 8) * min, (line / 8) * mode, (line / 8) * max));
		}
		return transferMinutes(1, slowestOf(limits));
	});
}

function transferPhase(
	view: ServiceView,
	minutes: Distribution,
	source: Rate,
	formula: string,
	change: { after?: string[]; chance?: { group: string; probability: number } },
): PlannedPhase {
	const made = factPhase(view, "transfer", minutes, source.origin, formula, change);
	if (made.origin.kind === "override" || !source.isDefault) return made;
	return {
		...made,
		assumption: sentence("assumption.restore-rate", `Data is restored at ${source.text}: nobody measured it.`, {
			rate: source.text,
		}),
	};
}
