import type { ResourceId, Sizing } from "@/engine";
import { formatCount, formatGigabytes, formatNumber, formatShare } from "@/lib/format";

export function sizingSentence(sizing: Sizing): string {
	const line = sizing.resources.find(({ resource }) => resource === "line")!;
	return `${formatNumber(sizing.users)} users need ${formatCount(sizing.nodes, "node")} with one to spare, ${formatGigabytes(sizing.storageGigabytes)} of storage and about ${formatNumber(line.needed, line.needed < 10 ? 1 : 0)} Mbit/s.`;
}

const LIMITS: Record<ResourceId, (use: string) => string> = {
	nodes: (use) => `The nodes are the limit, ${use} used with one of them down; a further node helps.`,
	"storage-speed": (use) =>
		`The limit is the speed of the storage, ${use} used, not the processors: a further node does not help.`,
	"storage-size": (use) => `The limit is the room on the storage, ${use} used: a further node does not help.`,
	line: (use) => `The limit is the line, ${use} used: a further node does not help.`,
};

export function limitSentence({ limit }: Sizing): string {
	if (limit === null || limit.use === null) return "What is there is not known, so no limit can be named.";
	const assumed = limit.isAssumed ? " What it can do is an assumption until it is measured." : "";
	return LIMITS[limit.resource](formatShare(limit.use)) + assumed;
}
