import type { ServiceAssessment } from "../assessment";
import type { ProtectionCost } from "../cost/protection-cost";
import type { Facts, Service } from "../facts";
import { SCENARIO_IDS, type ScenarioId } from "../facts";
import { type BlueprintChoice, blueprintKind } from "./blueprint";
import type { FilledPlace } from "./places";

/** adds: what is new · removes: what is given up · depends: what it hangs on from now on · worse: what gets worse. */
export interface SideEffect {
	kind: "adds" | "removes" | "depends" | "worse";
	code: string;
	text: string;
}

interface Change {
	facts: Facts;
	before: Service | null;
	after: Service;
	choice: BlueprintChoice;
	places: readonly FilledPlace[];
}

/**
 * What else changes with a blueprint? The machines it adds, the means and machines it gives up, and what the service hangs
 * on from then on: said before anything is adopted. Money and time are in the figures; what gets worse in them is
 * `whatGetsWorse`.
 */
export function sideEffects(change: Change): SideEffect[] {
	return [...added(change), ...givenUp(change), ...hangsOn(change)];
}

const effect = (kind: SideEffect["kind"], code: string, text: string): SideEffect => ({ kind, code, text });

function added({ places }: Change): SideEffect[] {
	return places.flatMap(({ server, isPlanned, label }) =>
		isPlanned
			? [effect("adds", "blueprint.server", `${label}: “${server.name}” is planned. It counts once it stands.`)]
			: [],
	);
}

function givenUp({ facts, before, after }: Change): SideEffect[] {
	if (before === null) return [];
	const found: SideEffect[] = [];
	const names = new Map(facts.servers.map((server) => [server.id, server.name]));
	const MEANS = {
		backup: "backup",
		standby: "standby",
		replication: "replication",
		cluster: "cluster",
		hosted: "contract",
	};
	for (const means of ["backup", "standby", "replication", "cluster", "hosted"] as const)
		if (before.protection[means] !== null && after.protection[means] === null)
			found.push(effect("removes", `blueprint.gives-up-${means}`, `The ${MEANS[means]} and what is known of it go.`));
	const kept = new Set([
		...after.groups.flatMap((group) => group.serverIds),
		after.protection.standby?.serverId,
		after.protection.replication?.serverId,
	]);
	const leaving = [...new Set(before.groups.flatMap((group) => group.serverIds))].filter((id) => !kept.has(id));
	for (const id of leaving)
		found.push(effect("removes", "blueprint.leaves", `${names.get(id) ?? id} no longer carries the service.`));
	return found;
}

function hangsOn({ before, after, choice, places }: Change): SideEffect[] {
	const kind = blueprintKind(after.kind);
	const found: SideEffect[] = [];
	const depends = (code: string, text: string) => found.push(effect("depends", code, text));
	const worse = (code: string, text: string) => found.push(effect("worse", code, text));
	const far = choice.secondSiteId !== null;
	switch (choice.pattern) {
		case "backup":
			depends("blueprint.backup", "After a loss everything waits for hardware, installation and the restore.");
			break;
		case "standby":
			depends(
				"blueprint.standby",
				"The standby helps only with a backup that can be restored, and only if it gets every upgrade.",
			);
			worse("blueprint.idle", "The standby serves nobody in normal running.");
			break;
		case "replicated":
			worse("blueprint.idle", "The secondary’s capacity serves nobody in normal running.");
			worse(
				"blueprint.copies-damage",
				"What is deleted, damaged or encrypted is copied at once: the backup stays needed.",
			);
			if (choice.protocol === "A")
				worse("blueprint.async", "Protocol A: the last blocks may be missing after a switch.");
			if (choice.protocol === "B")
				worse("blueprint.memory", "Protocol B: blocks are lost only if both machines fail at once.");
			if (choice.protocol === "C" && far)
				worse("blueprint.sync-far", "Protocol C over a long line: every write waits for the far disk.");
			if (far) depends("blueprint.line", "The line between the sites becomes part of the service.");
			depends(
				"blueprint.reverse",
				"After a switch the primary is brought back by synchronising in reverse, with a second switch.",
			);
			break;
		case "balanced":
			if (choice.storage === "single")
				depends("blueprint.one-storage", "Every node hangs on one storage: when it goes, only the backup helps.");
			if (choice.storage === "replicated")
				depends("blueprint.storage", "Every node hangs on the storage, which is kept twice.");
			if (choice.balancers !== "clients") depends("blueprint.balancers", "All traffic passes the load balancers.");
			if (choice.archiveOnStorage)
				worse(
					"blueprint.archive",
					"The archive shares the storage’s capacity and its fate: it needs its own place in the backup.",
				);
			if (kind === "virtualisation")
				worse("blueprint.restart", "Guests of a lost host start again: a minute or more each, not seconds.");
			break;
		case "hosted":
			depends(
				"blueprint.provider",
				"The provider and your own line are what everything hangs on; neither is yours to repair.",
			);
			worse("blueprint.own-work", "Restoring is no longer in your hands.");
			break;
	}
	const carriers = places.filter(({ part }) => part === "carrier").length;
	const carried = before?.groups[0]?.serverIds.length ?? 0;
	if (choice.pattern === "balanced" && carriers < carried)
		worse("blueprint.fewer", `Fewer machines carry it: ${carriers} instead of ${carried}.`);
	return found;
}

const SCENARIO_WORDS: Record<ScenarioId, string> = {
	hardware: "after the loss of a server",
	corruption: "after data was corrupted",
	human: "after a human error or ransomware",
	software: "after a software fault",
	site: "after the loss of the site",
	network: "after the loss of the network or provider",
};

/** Slower by less than this share is within what two estimates differ by anyway. */
const NOTICED = 0.1;

/** Which of the service's own figures get worse: restore times, losses and the yearly bill, compared as the engine gives them. */
export function whatGetsWorse(
	before: { assessed: ServiceAssessment; cost: ProtectionCost },
	after: { assessed: ServiceAssessment; cost: ProtectionCost },
): SideEffect[] {
	const found: SideEffect[] = [];
	for (const scenario of SCENARIO_IDS) {
		const of = (one: ServiceAssessment) => one.scenarios.find((entry) => entry.scenario === scenario)!;
		const [was, is] = [of(before.assessed), of(after.assessed)];
		if (is.restore.p50 > was.restore.p50 * (1 + NOTICED) + 1)
			found.push(
				effect("worse", `blueprint.slower-${scenario}`, `Restoring takes longer ${SCENARIO_WORDS[scenario]}.`),
			);
		if (is.loss.p50Hours > was.loss.p50Hours * (1 + NOTICED) + 1 / 60)
			found.push(effect("worse", `blueprint.loses-${scenario}`, `More is lost ${SCENARIO_WORDS[scenario]}.`));
	}
	if (after.cost.yearly > before.cost.yearly)
		found.push(effect("worse", "blueprint.dearer", "It costs more a year; the figures below say how much."));
	return found;
}
