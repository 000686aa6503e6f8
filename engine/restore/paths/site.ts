import type { Sentence } from "../../assessment";
import { betaPert } from "../../random/beta-pert";
import { roundTo, sentence } from "../../sentence";
import { supplyHardware } from "../hardware-supply";
import { roundsOfWork } from "../people";
import { factPhase, type PlannedPhase, phase, type RestorePlan } from "../plan";
import { ask, type ServiceView, sharesFate, standsElsewhere } from "../service-view";
import type { TierInForce } from "../tier-in-force";
import { transferPhases } from "../transfer";
import { sourcePhrase } from "./data-damage";
import { begin, heaviestServer, installPhases, rebuildFromNothing } from "./rebuild";
import { clusterSpansSites } from "./software-and-network";
import { ejectNode, switchOver } from "./switch-over";

type Way = Pick<RestorePlan, "path" | "effectiveTier" | "phases" | "reasons" | "dataSource">;

/** Where a copy of the data is after the place is gone. */
export type SurvivingCopy = "carried" | "over-line" | "assumed" | "none";

/** Only what is known to lie elsewhere survives; a copy off site of which nothing is known is assumed and said to be. */
export function survivingCopy(view: ServiceView): SurvivingCopy {
	const { backup } = view.service.protection;
	if (backup === null) return "none";
	const offsite = ask(view, "protection.backup.offsite", backup.offsite);
	const firstElsewhere =
		backup.medium === "cloud" ||
		(backup.siteId !== null && view.siteId !== null && !sharesFate(view, backup.siteId, view.siteId));
	if (firstElsewhere) return "over-line";
	if (offsite === null) return "assumed";
	if (offsite.kind === "none") return "none";
	if (offsite.siteId !== null && view.siteId !== null && sharesFate(view, offsite.siteId, view.siteId)) return "none";
	return offsite.kind === "copied" ? "over-line" : "carried";
}

/** Fire, flood or a long power cut: what stands in the place is gone. */
export function siteLoss(view: ServiceView, force: TierInForce): Way {
	const { replication, standby } = view.service.protection;
	const reasons: Sentence[] = [];
	if (force.cluster) {
		if (clusterSpansSites(view)) {
			const way = ejectNode(view);
			return { ...way, reasons: [sentence("path.nodes-elsewhere", "Nodes at another site carry on.")] };
		}
		reasons.push(
			sentence("path.cluster-lost", "All nodes, or the storage under them, stand in the place that is lost."),
		);
	}
	if (force.replication && replication) {
		if (standsElsewhere(view, replication.siteId, replication.sameRoom)) {
			const way = switchOver(view, { siteLost: true });
			return { ...way, reasons: [...reasons, ...way.reasons] };
		}
		reasons.push(lostWithSite(view, "secondary", replication.siteId, replication.sameRoom));
	}
	const copy = survivingCopy(view);
	if (force.standby && standby) {
		if (standsElsewhere(view, standby.siteId, standby.sameRoom)) {
			if (copy !== "none") return standbyElsewhere(view, copy, reasons);
		} else reasons.push(lostWithSite(view, "standby", standby.siteId, standby.sameRoom));
	}
	if (copy === "none") {
		const way = rebuildFromNothing(view, { hardware: true, siteLost: true });
		return {
			...way,
			phases: inAnotherPlace(view, way.phases),
			reasons: [
				...reasons,
				force.backup
					? sentence("path.backup-lost", "The backup lay in the same place and is lost with it.")
					: sentence("path.no-copy", "No backup exists: the data has to be entered again."),
				...way.reasons,
			],
		};
	}
	return rebuildElsewhere(view, copy, reasons);
}

function rebuildElsewhere(view: ServiceView, copy: SurvivingCopy, reasons: Sentence[]): Way {
	const backup = view.service.protection.backup!;
	const machines = Math.max(1, view.servers.length);
	const rounds = roundsOfWork(view, machines);
	const supply = supplyHardware(view, heaviestServer(view), true, rounds);
	const work = [...supply.phases, ...installPhases(view, rounds)];
	const start = [...begin(view, "detect", "site/declare"), place(view)];
	const fetch = fetchPhase(view, copy);
	return {
		path: "rebuild-and-restore",
		effectiveTier: "T1",
		dataSource: "off-site",
		reasons: [...reasons, copyReason(view, copy), ...supply.reasons],
		phases: [
			...start,
			...work,
			...(fetch ? [{ ...fetch, after: ["declare"] }] : []),
			phase(view, "fetch-media", { after: [work.at(-1)!.id, ...(fetch ? [fetch.id] : [])] }),
			...transferPhases(view, backup, { gigabytes: view.dataGigabytes, overLine: copy === "over-line", machines }),
			phase(view, "verify"),
			phase(view, "switch-clients"),
		],
	};
}

function standbyElsewhere(view: ServiceView, copy: SurvivingCopy, reasons: Sentence[]): Way {
	const backup = view.service.protection.backup!;
	const fetch = fetchPhase(view, copy);
	return {
		path: "standby-and-restore",
		effectiveTier: "T2",
		dataSource: "off-site",
		reasons: [
			...reasons,
			sentence("path.standby-elsewhere", "The standby stands elsewhere and survives: the data is restored to it."),
			copyReason(view, copy),
		],
		phases: [
			...begin(view, "detect", "site/declare"),
			...(fetch ? [fetch] : []),
			phase(view, "fetch-media"),
			...transferPhases(view, backup, {
				gigabytes: view.dataGigabytes,
				overLine: copy === "over-line",
				machines: view.servers.length,
			}),
			phase(view, "verify"),
			phase(view, "switch-clients"),
		],
	};
}

/** Another room first; a second site of one's own shortens that. */
function place(view: ServiceView): PlannedPhase {
	const other = view.facts.sites.some((site) => view.siteId !== null && !sharesFate(view, site.id, view.siteId));
	return other ? phase(view, "known-place", { id: "alternate-place" }) : phase(view, "alternate-place");
}

function inAnotherPlace(view: ServiceView, phases: PlannedPhase[]): PlannedPhase[] {
	const declared = phases.findIndex((one) => one.id === "declare");
	return [...phases.slice(0, declared), phase(view, "site/declare"), place(view), ...phases.slice(declared + 1)];
}

function fetchPhase(view: ServiceView, copy: SurvivingCopy): PlannedPhase | null {
	if (copy === "over-line") return null;
	const hours = ask(view, "protection.backup.offsite.fetchHours", view.service.protection.backup?.offsite?.fetchHours);
	if (hours === null) return phase(view, "fetch-off-site");
	const path = `services.${view.service.id}.protection.backup.offsite.fetchHours`;
	if (!(hours >= 0)) throw new RangeError(`${path} must be 0 or more: ${hours}`);
	return factPhase(
		view,
		"fetch-off-site",
		betaPert(hours * 48, hours * 60, hours * 90),
		{ kind: "fact", reference: path, source: null },
		`fetched in ${roundTo(hours, 1)} h`,
	);
}

function copyReason(view: ServiceView, copy: SurvivingCopy): Sentence {
	const night = sourcePhrase(view.service.protection.backup?.intervalHours ?? null);
	if (copy === "over-line")
		return sentence("path.copy-over-line", `Restore from ${night}, kept elsewhere and read over the line.`, {
			copy: night,
		});
	if (copy === "assumed")
		return sentence(
			"path.copy-assumed",
			"It is not known whether a copy lies off site: one is assumed here, and without it everything is lost.",
		);
	return sentence(
		"path.copy-fetched",
		`Restore from the copy off site, fetched because the place is lost; ${night} is gone.`,
		{
			copy: night,
		},
	);
}

function lostWithSite(
	view: ServiceView,
	machine: "secondary" | "standby",
	siteId: string | null,
	sameRoom: boolean | null,
): Sentence {
	if (siteId === null && sameRoom === null) {
		ask(view, `protection.${machine === "standby" ? "standby" : "replication"}.siteId`, null);
		return sentence("path.place-unknown", `Where the ${machine} stands is not known, so it is not counted on.`, {
			machine,
		});
	}
	return sentence(
		"path.lost-with-site",
		`The ${machine} ${sameRoom ? "stands in the same room" : "shares the place"} and is lost with it.`,
		{
			machine,
		},
	);
}
