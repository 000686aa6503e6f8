import type { ScenarioId } from "../../facts";
import { betaPert } from "../../random/beta-pert";
import { roundTo, sentence } from "../../sentence";
import { waitForPeople } from "../people";
import { factPhase, phase, type RestorePlan } from "../plan";
import { ask, type ServiceView } from "../service-view";
import { transferPhases } from "../transfer";

type Way = Pick<RestorePlan, "path" | "effectiveTier" | "phases" | "reasons" | "dataSource">;

/** A hosted service comes back when its provider brings it back; only data that the customer copied is its own to restore. */
export function hostedLoss(view: ServiceView, scenario: ScenarioId): Way {
	const hosted = view.service.protection.hosted!;
	if (scenario === "network")
		return {
			path: "wait-for-network",
			effectiveTier: "T0",
			dataSource: "kept",
			reasons: [
				sentence(
					"path.hosted-network",
					"The provider runs on; your own line is what is down, and other lines reach it.",
				),
			],
			phases: [phase(view, "detect"), ...waitForPeople(view), phase(view, "declare"), phase(view, "network-repair")],
		};
	const damaged = scenario === "corruption" || scenario === "human";
	const backup = view.service.protection.backup;
	if (damaged && hosted.ownBackup === true && backup !== null)
		return {
			path: "restore-in-place",
			effectiveTier: "T1",
			dataSource: "own-copy",
			reasons: [
				sentence(
					"path.own-copy",
					"You hold a copy of your own, outside the provider's reach: it is loaded back over the line.",
				),
			],
			phases: [
				phase(view, "detect"),
				...waitForPeople(view),
				phase(view, "declare"),
				phase(view, "choose-copy"),
				...transferPhases(view, backup, { gigabytes: view.dataGigabytes, overLine: true, machines: 1 }),
				phase(view, "verify"),
			],
		};
	const hours = ask(view, "protection.hosted.restoreHours", hosted.restoreHours);
	const path = `services.${view.service.id}.protection.hosted.restoreHours`;
	if (hours !== null && !(hours >= 0)) throw new RangeError(`${path} must be 0 or more: ${hours}`);
	const restore =
		hours === null
			? phase(view, "provider-restore")
			: factPhase(
					view,
					"provider-restore",
					betaPert(hours * 24, hours * 60, hours * 90),
					{ kind: "contract", reference: path, source: null },
					`provider restores in ${roundTo(hours, 1)} h`,
				);
	return {
		path: "provider-restores",
		effectiveTier: "hosted",
		dataSource: "provider",
		reasons: [
			hours === null
				? sentence("path.provider-no-promise", "The provider restores, and promises no time.")
				: sentence("path.provider", `The provider restores within its ${roundTo(hours, 1)} h.`, { hours }),
			...(damaged && hosted.ownBackup !== true
				? [
						sentence(
							"path.provider-retention",
							"There is no copy of your own: only what the provider still keeps comes back.",
						),
					]
				: []),
		],
		phases: [phase(view, "detect"), restore, phase(view, "reconnect")],
	};
}
