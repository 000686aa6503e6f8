import type { Facts, Loss } from "@/engine";

export interface LossChoice {
	/** As it stands in the address: `site:pune`. */
	value: string;
	group: string;
	label: string;
	/** How the answer begins: "If the site Pune is lost". */
	clause: string;
	loss: Loss;
}

/** Everything these facts name that several services can hang on. */
export function lossChoices(facts: Facts): LossChoice[] {
	const hosts = new Set<string>();
	const storages = new Set<string>();
	const feeds = new Set<string>();
	for (const { hostServerId, storageServerId, powerFeed } of facts.servers) {
		if (hostServerId !== null) hosts.add(hostServerId);
		if (storageServerId !== null) storages.add(storageServerId);
		if (powerFeed !== null) feeds.add(powerFeed);
	}
	for (const { protection } of facts.services) {
		const shared = protection.cluster?.storageServerId ?? null;
		if (shared !== null) storages.add(shared);
	}
	const servers = (ids: Set<string>) => facts.servers.filter(({ id }) => ids.has(id));
	return [
		...facts.sites.map(
			({ id, name }): LossChoice => ({
				value: `site:${id}`,
				group: "Site",
				label: name,
				clause: `If the site ${name} is lost`,
				loss: { kind: "site", siteId: id },
			}),
		),
		...servers(storages).map(
			({ id, name }): LossChoice => ({
				value: `storage:${id}`,
				group: "Storage",
				label: name,
				clause: `If the storage ${name} is lost`,
				loss: { kind: "storage", serverId: id },
			}),
		),
		...servers(hosts).map(
			({ id, name }): LossChoice => ({
				value: `hypervisor:${id}`,
				group: "Host of virtual machines",
				label: name,
				clause: `If the host ${name} is lost`,
				loss: { kind: "hypervisor", serverId: id },
			}),
		),
		...[...feeds].sort().map(
			(powerFeed): LossChoice => ({
				value: `power-feed:${powerFeed}`,
				group: "Power feed",
				label: powerFeed,
				clause: `If the power feed ${powerFeed} fails`,
				loss: { kind: "power-feed", powerFeed },
			}),
		),
		...facts.services.flatMap(({ id, name, kind }): LossChoice[] =>
			kind === "directory"
				? [
						{
							value: `directory:${id}`,
							group: "Directory",
							label: name,
							clause: `If ${name} is lost`,
							loss: { kind: "directory", serviceId: id },
						},
					]
				: [],
		),
		{
			value: "administrator-account",
			group: "Account",
			label: "An administrator account",
			clause: "If an administrator account falls into the wrong hands",
			loss: { kind: "administrator-account" },
		},
	];
}

/** What the address asks for, else the site that holds most servers, else the account everybody has. */
export function lossChoiceFrom(asked: unknown, choices: readonly LossChoice[], facts: Facts): LossChoice {
	const found = choices.find(({ value }) => value === asked);
	if (found) return found;
	const servers = new Map<string, number>();
	for (const { siteId } of facts.servers) if (siteId !== null) servers.set(siteId, (servers.get(siteId) ?? 0) + 1);
	const held = ({ loss }: LossChoice) => (loss.kind === "site" ? (servers.get(loss.siteId) ?? 0) : -1);
	return choices.reduce((best, choice) => (held(choice) > held(best) ? choice : best));
}
