import "server-only";
import type { Service } from "@/engine";
import type { Transaction } from "./db";
import { Refusal } from "./refusal";
import { requireRows } from "./rows";

type ServiceFacts = Omit<Service, "id">;
type Rename = (id: string) => string;

/** A service with every id it names in its protection and mail put through a function; the one list of those places. */
export function withReferences<T extends Pick<Service, "protection" | "mail">>(
	service: T,
	site: Rename,
	server: Rename,
): T {
	const { backup, standby, replication, cluster, hosted, tier } = service.protection;
	const maybe = (id: string | null, rename: Rename) => (id === null ? null : rename(id));
	const scanner = service.mail?.scanner;
	return {
		...service,
		protection: {
			tier,
			hosted,
			backup: backup && {
				...backup,
				siteId: maybe(backup.siteId, site),
				offsite: backup.offsite && { ...backup.offsite, siteId: maybe(backup.offsite.siteId, site) },
			},
			standby: standby && {
				...standby,
				siteId: maybe(standby.siteId, site),
				serverId: maybe(standby.serverId, server),
			},
			replication: replication && {
				...replication,
				siteId: maybe(replication.siteId, site),
				serverId: maybe(replication.serverId, server),
			},
			cluster: cluster && {
				...cluster,
				storageServerId: maybe(cluster.storageServerId, server),
				siteIds: cluster.siteIds.map(site),
			},
		},
		mail: service.mail && {
			...service.mail,
			scanner: scanner ? { ...scanner, serverIds: scanner.serverIds.map(server) } : (scanner ?? null),
		},
	};
}

/** Every id the service names belongs to this organisation. */
export async function requireReferences(tx: Transaction, organizationId: string, service: ServiceFacts): Promise<void> {
	const sites: string[] = [];
	const servers = service.groups.flatMap((group) => group.serverIds);
	const collect = (into: string[]) => (id: string) => {
		into.push(id);
		return id;
	};
	withReferences(service, collect(sites), collect(servers));
	await requireRows(tx, organizationId, "site", sites);
	await requireRows(tx, organizationId, "server", servers);
	await requireRows(tx, organizationId, "service", service.dependsOn);
}

/** What a protection names cannot go: a copy that lies nowhere protects nothing. */
export async function refuseWhileProtectionNames(
	tx: Transaction,
	organizationId: string,
	id: string,
	name: string,
): Promise<void> {
	const services = await tx.$queryRaw<{ name: string }[]>`
		SELECT "name" FROM "Service" WHERE "organizationId" = ${organizationId}::uuid AND "archivedAt" IS NULL
			AND (strpos("protection"::text, ${id}) > 0 OR strpos(coalesce("mail"::text, ''), ${id}) > 0)
		ORDER BY "name" LIMIT 5`;
	if (services.length === 0) return;
	const names = services.map((service) => service.name).join(", ");
	throw new Refusal("conflict", `The protection of ${names} relies on ${name}. Change it there first.`);
}

/** A service that waits for itself never starts. */
export async function refuseCircle(
	tx: Transaction,
	organizationId: string,
	id: string,
	dependsOn: string[],
): Promise<void> {
	if (dependsOn.length === 0) return;
	const [circle] = await tx.$queryRaw<{ reaches: boolean }[]>`
		WITH RECURSIVE needed AS (
			SELECT unnest(${dependsOn}::uuid[]) AS id
			UNION
			SELECT d."dependsOnServiceId" FROM "ServiceDependency" d JOIN needed ON d."serviceId" = needed.id
			WHERE d."organizationId" = ${organizationId}::uuid
		) SELECT EXISTS (SELECT FROM needed WHERE id = ${id}::uuid) AS reaches`;
	if (circle?.reaches) {
		const message = "This would make the service wait for itself: one of the services it depends on depends on it.";
		throw new Refusal("invalid", message, { dependsOn: message });
	}
}
