import {
	BLUEPRINT_KINDS,
	type BlueprintKind,
	blueprintKind,
	blueprintsFor,
	KIND_PLANS,
	PATTERN_IDS,
	PATTERN_TIERS,
	type PatternId,
	type Service,
	type ServiceKind,
	type Site,
	suggestPlaces,
	usualChoice,
} from "@/engine";
import { type BlueprintDraft, blueprintDraft } from "@/schemas/blueprints";
import type { ServerChoice } from "@/schemas/servers";
import type { KindOffer } from "./workbench";

/** For every kind its blueprints, and the choice each starts from: as the service is where it is so already. */
export function blueprintOffers(
	service: Service | null,
	secondSiteId: string | null,
): Record<BlueprintKind, KindOffer> {
	const offer = (kind: BlueprintKind): KindOffer => {
		const { balancers, storage, replication } = KIND_PLANS[kind];
		return {
			blueprints: blueprintsFor(kind),
			plan: { balancers, storage, replication },
			choices: Object.fromEntries(
				PATTERN_IDS.map((pattern) => [pattern, startOf(kind, pattern, service, secondSiteId)]),
			) as Record<PatternId, BlueprintDraft>,
		};
	};
	return Object.fromEntries(BLUEPRINT_KINDS.map((kind) => [kind, offer(kind)])) as Record<BlueprintKind, KindOffer>;
}

function startOf(
	kind: BlueprintKind,
	pattern: PatternId,
	service: Service | null,
	secondSiteId: string | null,
): BlueprintDraft {
	const usual = usualChoice(kind, pattern, secondSiteId);
	const { replication, cluster } = service?.protection ?? { replication: null, cluster: null };
	const choice =
		pattern === "replicated" && replication
			? {
					...usual,
					protocol: replication.protocol ?? usual.protocol,
					switchOver: replication.switchOver ?? usual.switchOver,
					quorum: replication.quorum ?? usual.quorum,
				}
			: pattern === "balanced"
				? {
						...usual,
						nodes: cluster?.nodes ?? usual.nodes,
						nodesNeeded: cluster?.nodesNeeded ?? usual.nodesNeeded,
						splitInOut: cluster?.splitInOut ?? usual.splitInOut,
						archiveOnStorage: cluster?.archiveOnStorage ?? usual.archiveOnStorage,
					}
				: usual;
	return blueprintDraft({ ...choice, places: suggestPlaces(kind, choice, service) });
}

export function patternTitles(kind: ServiceKind): Record<string, string> {
	return Object.fromEntries(blueprintsFor(blueprintKind(kind)).map(({ pattern, title }) => [pattern, title]));
}

/** The pattern in the address, else the one above what the service has, else the plainest. */
export function patternToStart(asked: unknown, service: Service | null): PatternId {
	const wanted = PATTERN_IDS.find((pattern) => pattern === asked);
	if (wanted !== undefined) return wanted;
	const now = PATTERN_IDS.findIndex((pattern) => PATTERN_TIERS[pattern] === service?.protection.tier);
	return service === null ? "backup" : (PATTERN_IDS[Math.min(now + 1, 3)] ?? "backup");
}

/** A site where the service does not stand and that does not share its fate; null where there is none. */
export function secondSite(
	sites: readonly Pick<Site, "id" | "sharedFateWith">[],
	servers: readonly ServerChoice[],
): string | null {
	const home = servers[0]?.siteId ?? sites[0]?.id ?? null;
	const near = sites.find((site) => site.id === home)?.sharedFateWith ?? [];
	return sites.find((site) => site.id !== home && !near.includes(site.id))?.id ?? null;
}
