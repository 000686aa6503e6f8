import { beforeEach, describe, expect, it } from "vitest";
import { listAuditEntries } from "@/data/audit";
import { adoptBlueprint, listAdoptions, undoBlueprint } from "@/data/blueprints";
import { getFacts } from "@/data/facts";
import { loadFacts } from "@/data/load-facts";
import { getMoment } from "@/data/moment";
import type { Context } from "@/data/permission";
import { getServer, updateServer } from "@/data/servers";
import { getService, updateService } from "@/data/services";
import { type Facts, type Service, suggestPlaces, usualChoice } from "@/engine";
import { smallFacts } from "../support/facts";
import { makeOrganization } from "../support/make-organization";

describe("a blueprint", () => {
	let context: Context;
	let facts: Facts;
	let mail: Service;

	beforeEach(async () => {
		context = await makeOrganization();
		await loadFacts(context, smallFacts());
		facts = await getFacts(context);
		mail = facts.services.find((service) => service.kind === "mail")!;
	});

	const adopt = (service: Service = mail) => {
		const usual = usualChoice("mail", "balanced", null);
		const choice = { ...usual, nodes: 3, nodesNeeded: 2, places: suggestPlaces("mail", usual, service) };
		return adoptBlueprint(context, { service: { id: service.id, version: 1 }, choice });
	};

	it("plans the servers and rebuilds the service in one go, with one revision to see it by", async () => {
		const revision = (await getMoment(context)).revision;
		const { serviceId } = await adopt();
		const after = await getFacts(context);
		const service = after.services.find((one) => one.id === serviceId)!;
		expect(service.protection.tier).toBe("T4");
		expect(service.groups[0]!.serverIds).toHaveLength(3);
		const planned = after.servers.filter((server) => server.planned);
		expect(planned.length).toBe(after.servers.length - facts.servers.length);
		expect(planned.length).toBeGreaterThan(0);
		expect((await getMoment(context)).revision).toBeGreaterThan(revision);
		const [newest] = await listAuditEntries(context);
		expect(newest).toMatchObject({ action: "blueprint.adopt", targetId: serviceId });
	});

	it("is taken back whole: the facts are as they were", async () => {
		const { id } = await adopt();
		expect(await listAdoptions(context, mail.id)).toMatchObject([{ id, pattern: "balanced", mayUndo: true }]);
		await undoBlueprint(context, { id });
		const after = await getFacts(context);
		const bare = (of: Facts) =>
			of.services.map((service) => ({ ...service, groups: service.groups.map(({ id: _, ...group }) => group) }));
		expect(after.servers).toEqual(facts.servers);
		expect(bare(after)).toEqual(bare(facts));
		expect(await listAdoptions(context, mail.id)).toMatchObject([{ id, mayUndo: false }]);
		await expect(undoBlueprint(context, { id })).rejects.toMatchObject({ kind: "conflict" });
	});

	it("starts a service, and takes it away again", async () => {
		const choice = usualChoice("database", "replicated", facts.sites[1]!.id);
		const { id, serviceId } = await adoptBlueprint(context, {
			service: { name: "Orders", kind: "database", users: 40 },
			choice,
		});
		const { service } = await getService(context, serviceId);
		expect(service).toMatchObject({ name: "Orders", users: 40, protection: { tier: "T3" } });
		expect(service.protection.replication!.serverId).not.toBeNull();
		expect(await undoBlueprint(context, { id })).toEqual({ serviceId: null });
		expect(await getFacts(context)).toEqual(facts);
	});

	it("is not taken back over what somebody changed since", async () => {
		const { id } = await adopt();
		const { service } = await getService(context, mail.id);
		await updateService(context, { ...service, name: "Renamed", version: 2 });
		await expect(undoBlueprint(context, { id })).rejects.toMatchObject({ kind: "conflict" });
		expect((await getService(context, mail.id)).service.name).toBe("Renamed");
	});

	it("keeps a planned server that somebody wrote on, and says so", async () => {
		const { id } = await adopt();
		const planned = (await getFacts(context)).servers.find((server) => server.planned)!;
		const { server, version } = await getServer(context, planned.id);
		await updateServer(context, { ...server, room: "R1", version });
		await expect(undoBlueprint(context, { id })).rejects.toThrow(/was changed since/);
		expect((await getService(context, mail.id)).service.protection.tier).toBe("T4");
	});

	it("is not there for another organisation, which cannot place its servers either", async () => {
		const { id } = await adopt();
		const other = await makeOrganization();
		await expect(undoBlueprint(other, { id })).rejects.toMatchObject({ kind: "not-found" });
		const places = [{ place: "primary", serverId: facts.servers[0]!.id }];
		const choice = { ...usualChoice("mail", "backup", null), places };
		const theft = adoptBlueprint(other, { service: { name: "Mail", kind: "mail", users: null }, choice });
		await expect(theft).rejects.toMatchObject({ kind: "invalid" });
	});

	it("loses against somebody faster", async () => {
		const { service, version } = await getService(context, mail.id);
		await updateService(context, { ...service, name: "Changed", version });
		await expect(adopt()).rejects.toMatchObject({ kind: "conflict" });
		expect((await getFacts(context)).servers.some((server) => server.planned)).toBe(false);
	});
});
