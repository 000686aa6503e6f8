import type { Facts } from "@/engine";

const FIELDS: Record<string, string> = {
	groups: "which servers carry it",
	hostServerId: "the host it runs on",
	powerFeed: "its power feed",
	networkSwitch: "its switch",
	siteId: "its site",
	"protection.replication.siteId": "where its secondary stands",
	"protection.cluster.storage": "its shared storage",
	"protection.cluster.loadBalancers": "its load balancers",
};

const PATH = /^(servers|services)\.(.+?)\.((?:protection\.\w+\.)?\w+)$/;

/** "mail-01: its power feed" for `servers.….powerFeed`; a path it does not know stays as it is. */
export function factInWords(path: string, facts: Pick<Facts, "servers" | "services">): string {
	const [, noun, id, field] = PATH.exec(path) ?? [];
	const words = field === undefined ? undefined : FIELDS[field];
	const owner = (noun === "servers" ? facts.servers : facts.services).find((one) => one.id === id);
	return words && owner ? `${owner.name}: ${words}` : path;
}
