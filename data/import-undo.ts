import "server-only";
import { recordFactsChange } from "./audit";
import { inOrganization, type Json, rowId, type Transaction } from "./db";
import { LONG } from "./import-store";
import type { ImportUndo } from "./import-undo-record";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";
import { updateRows } from "./update-rows";

/** Takes an applied import back, as long as nobody has worked on what it wrote. */
export function undoImport(context: Context, id: string): Promise<{ removed: number; restored: number }> {
	requirePermission(context, "imports.run");
	const { organizationId } = context;
	return inOrganization(
		context,
		async (tx) => {
			await tx.$executeRaw`SELECT FROM "Organization" WHERE "id" = ${organizationId}::uuid FOR UPDATE`;
			const row = await tx.import.findFirst({
				where: { organizationId, id: rowId(id, "import") },
				select: { status: true, undo: true, version: true },
			});
			if (!row) throw notFound("import");
			if (row.status !== "applied" || !row.undo)
				throw new Refusal("conflict", "Only an import that has been applied can be undone, and only once.");
			const undo = row.undo as unknown as ImportUndo;
			await refuseIfEdited(tx, organizationId, undo);
			await takeBackParts(tx, organizationId, undo);
			const restored = undo.servers.filter(({ before }) => before !== null);
			await updateRows(
				tx,
				"Server",
				organizationId,
				restored.map(({ id: serverId, version, before }) => ({ id: serverId, version, ...before })),
			);
			await followVersions(tx, organizationId, id, undo);
			await tx.valueOrigin.deleteMany({ where: { organizationId, importId: id } });
			await tx.importedValues.deleteMany({ where: { organizationId, importId: id } });
			const created = undo.servers.filter(({ before }) => before === null).map(({ id: serverId }) => serverId);
			await tx.server.updateMany({
				where: { organizationId, id: { in: created } },
				data: { hostServerId: null, storageServerId: null },
			});
			await tx.server.deleteMany({ where: { organizationId, id: { in: created } } });
			await removeEmptySites(tx, organizationId, undo.siteIds);
			await tx.import.updateMany({
				where: { organizationId, id, version: row.version },
				data: { status: "undone", undoneAt: new Date(), version: { increment: 1 } },
			});
			const details = { removed: created.length, restored: restored.length };
			await recordFactsChange(tx, context, { action: "import.undo", targetKind: "import", targetId: id, details });
			return details;
		},
		LONG,
	);
}

function inUse(names: string[], what: string): Refusal {
	const shown = names.slice(0, 3).join(", ");
	const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
	return new Refusal(
		"conflict",
		`${shown}${more} ${what} since the import, so it cannot be undone any more. Nothing was changed.`,
	);
}

async function refuseIfEdited(tx: Transaction, organizationId: string, undo: ImportUndo): Promise<void> {
	const ids = undo.servers.map(({ id }) => id);
	const versions = new Map(
		(
			await tx.server.findMany({
				where: { organizationId, id: { in: ids }, archivedAt: null },
				select: { id: true, version: true },
			})
		).map(({ id, version }) => [id, version]),
	);
	const edited = undo.servers.filter(({ id, version }) => versions.get(id) !== version).map(({ name }) => name);
	if (edited.length > 0) throw inUse(edited, edited.length === 1 ? "was edited" : "were edited");
	const services = await tx.service.findMany({
		where: {
			organizationId,
			id: { in: [...undo.services.map(({ id }) => id), ...undo.members.map(({ serviceId }) => serviceId)] },
		},
		select: { id: true, name: true, version: true, archivedAt: true },
	});
	const expected = new Map([
		...undo.members.map(({ serviceId, serviceVersion }): [string, number] => [serviceId, serviceVersion]),
		...undo.services.map(({ id, version }): [string, number] => [id, version]),
	]);
	const touched = services
		.filter(({ id, version, archivedAt }) => expected.get(id) !== version || archivedAt !== null)
		.map(({ name }) => name);
	if (touched.length > 0) throw inUse(touched, touched.length === 1 ? "was edited" : "were edited");
	await refuseIfUsed(tx, organizationId, undo);
}

/** Created servers that carry a service, other machines or answers of somebody's are somebody's work by now. */
async function refuseIfUsed(tx: Transaction, organizationId: string, undo: ImportUndo): Promise<void> {
	const created = undo.servers.filter(({ before }) => before === null).map(({ id }) => id);
	const own = undo.services.map(({ id }) => id);
	const pairs = new Set(undo.members.map(({ groupId, serverId }) => `${groupId} ${serverId}`));
	const members = await tx.serverGroupMember.findMany({
		where: { organizationId, serverId: { in: created }, group: { serviceId: { notIn: own } } },
		select: { groupId: true, serverId: true, server: { select: { name: true } } },
	});
	const carrying = members
		.filter(({ groupId, serverId }) => !pairs.has(`${groupId} ${serverId}`))
		.map(({ server }) => server.name);
	if (carrying.length > 0) throw inUse([...new Set(carrying)], "became part of a service");
	const guests = await tx.server.findMany({
		where: {
			organizationId,
			id: { notIn: created },
			OR: [{ hostServerId: { in: created } }, { storageServerId: { in: created } }],
		},
		select: { id: true, name: true },
	});
	const restored = new Set(undo.servers.map(({ id }) => id));
	const others = guests.filter(({ id }) => !restored.has(id)).map(({ name }) => name);
	if (others.length > 0) throw inUse(others, "came to depend on an imported server");
	const answerIds = new Set(undo.answers.map(({ id }) => id));
	const answers = await tx.practiceAnswer.findMany({
		where: { organizationId, OR: [{ serverId: { in: created } }, { id: { in: [...answerIds] } }] },
		select: { id: true, version: true, practiceId: true },
	});
	const versions = new Map(undo.answers.map(({ id, version }) => [id, version]));
	const answered = answers
		.filter(({ id, version }) => versions.get(id) !== version)
		.map(({ practiceId }) => practiceId);
	if (answered.length > 0) throw inUse([...new Set(answered)], "was answered");
	const kept = await tx.server.findMany({
		where: { organizationId, id: { in: created }, OR: [{ evidence: { some: {} } }, { expiries: { some: {} } }] },
		select: { name: true },
	});
	if (kept.length > 0)
		throw inUse(
			kept.map(({ name }) => name),
			"was given evidence or dates",
		);
}

async function takeBackParts(tx: Transaction, organizationId: string, undo: ImportUndo): Promise<void> {
	const [made, changed] = [
		undo.answers.filter(({ before }) => before === null),
		undo.answers.filter(({ before }) => before !== null),
	];
	await tx.practiceAnswer.deleteMany({ where: { organizationId, id: { in: made.map(({ id }) => id) } } });
	await updateRows(
		tx,
		"PracticeAnswer",
		organizationId,
		changed.map(({ id, version, before }) => ({ id, version, ...before })),
	);
	for (const { groupId, serverId } of undo.members)
		await tx.serverGroupMember.deleteMany({ where: { organizationId, groupId, serverId } });
	const joined = undo.members.map(({ serviceId }) => serviceId);
	await tx.serverGroup.deleteMany({ where: { organizationId, serviceId: { in: joined }, members: { none: {} } } });
	const services = undo.services.map(({ id }) => id);
	await tx.serviceDependency.deleteMany({ where: { organizationId, serviceId: { in: services } } });
	const dependents = await tx.serviceDependency.count({
		where: { organizationId, dependsOnServiceId: { in: services } },
	});
	if (dependents > 0)
		throw inUse(
			undo.services.map(({ name }) => name),
			"came to be needed by other services",
		);
	const events =
		(await tx.drill.count({ where: { organizationId, serviceId: { in: services } } })) +
		(await tx.incidentService.count({ where: { organizationId, serviceId: { in: services } } }));
	if (events > 0)
		throw inUse(
			undo.services.map(({ name }) => name),
			"had drills or incidents",
		);
	const rehearsed =
		(await tx.runbook.count({ where: { organizationId, serviceId: { in: services } } })) +
		(await tx.drillRunService.count({ where: { organizationId, serviceId: { in: services } } }));
	if (rehearsed > 0)
		throw inUse(
			undo.services.map(({ name }) => name),
			"had a runbook saved or a drill planned",
		);
	await tx.service.deleteMany({ where: { organizationId, id: { in: services } } });
}

/** A site that others have come to stand in stays. */
async function removeEmptySites(tx: Transaction, organizationId: string, siteIds: string[]): Promise<void> {
	if (siteIds.length === 0) return;
	await tx.site.deleteMany({
		where: {
			...{ organizationId, id: { in: siteIds }, version: 1 },
			...{ servers: { none: {} }, practiceAnswers: { none: {} }, contacts: { none: {} } },
			...{ evidence: { none: {} }, expiries: { none: {} } },
		},
	});
}

/** What was restored is as an earlier import left it: that one can still be undone, though the version has moved on. */
async function followVersions(tx: Transaction, organizationId: string, id: string, undone: ImportUndo): Promise<void> {
	const moved = new Map(
		[...undone.servers, ...undone.answers]
			.filter(({ before }) => before !== null)
			.map((entry) => [entry.id, entry.version]),
	);
	if (moved.size === 0) return;
	const earlier = await tx.import.findMany({
		where: { organizationId, status: "applied", id: { not: id } },
		select: { id: true, undo: true },
	});
	for (const one of earlier) {
		const undo = one.undo as unknown as ImportUndo | null;
		if (!undo) continue;
		let follows = false;
		for (const entry of [...undo.servers, ...undo.answers]) {
			const version = moved.get(entry.id);
			if (version === undefined || entry.version !== version - 1) continue;
			entry.version = version + 1;
			follows = true;
		}
		if (follows)
			await tx.import.updateMany({ where: { organizationId, id: one.id }, data: { undo: undo as unknown as Json } });
	}
}
