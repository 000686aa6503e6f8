import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findOpenWalls } from "@/data/boot-check";
import { asUser, database, inOrganization, type Transaction } from "@/data/db";
import { inviteMember } from "@/data/invitations";
import { loadFacts } from "@/data/load-facts";
import type { Context } from "@/data/permission";
import { getServer, listServers, updateServer } from "@/data/servers";
import { hashToken } from "@/data/tokens";
import { connect } from "../../scripts/database-connection.mjs";
import { required } from "../support/database";
import { smallFacts } from "../support/facts";
import { makeOrganization } from "../support/make-organization";

const owner = await connect(required("TEST_DATABASE_OWNER_URL"));
afterAll(() => owner.end());

const { rows } = await owner.query(
	"SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organizationId' WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1",
);
const tenantTables = rows.map((row: { name: string }) => row.name) as string[];

describe("the catalogue", () => {
	it("holds every tenant table of the schema", () => {
		expect(tenantTables.length).toBeGreaterThanOrEqual(35);
	});

	it("leaves no wall open for the role that serves", async () => {
		expect(await findOpenWalls()).toEqual([]);
	});

	const policy = 'CREATE POLICY tenant ON "Planted" USING (true) WITH CHECK (true)';
	const holes: [hole: string, column: string, ...then: string[]][] = [
		["no row security at all", "uuid NOT NULL"],
		["not forced", "uuid NOT NULL", 'ALTER TABLE "Planted" ENABLE ROW LEVEL SECURITY', policy],
		["no policy", "uuid NOT NULL", 'ALTER TABLE "Planted" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY'],
		[
			"nobody's rows allowed",
			"uuid",
			'ALTER TABLE "Planted" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY',
			policy,
		],
	];
	it.each(holes)("sees a planted table with %s", async (_hole, column, ...then) => {
		await owner.query(`CREATE TABLE "Planted" ("organizationId" ${column})`);
		try {
			for (const sql of then) await owner.query(sql);
			expect(await findOpenWalls()).toEqual(["Table Planted is not walled by row security."]);
		} finally {
			await owner.query('DROP TABLE "Planted"');
		}
	});
});

describe("rows with the application's own filter left out", () => {
	let mine: Context;
	let other: Context;

	beforeAll(async () => {
		mine = await makeOrganization();
		other = await makeOrganization();
		await fill(mine);
	});

	interface Setting {
		organizationId: string | null;
		/** Reads as this person; sees at most what is their own. */
		userId?: string;
	}
	const settings: [name: string, setting: () => Setting][] = [
		["another organisation", () => ({ organizationId: other.organizationId })],
		["no organisation", () => ({ organizationId: null })],
		["a member of another organisation", () => ({ organizationId: null, userId: other.userId })],
	];
	const asApp = <T>({ organizationId, userId }: Setting, run: (tx: Transaction) => Promise<T>) =>
		organizationId
			? inOrganization({ organizationId }, run)
			: userId
				? asUser(userId, run)
				: database().$transaction(run);

	describe.each(tenantTables)("%s", (table) => {
		const count = async (tx: Transaction) => {
			const [row] = await tx.$queryRawUnsafe<{ count: number }[]>(
				`SELECT count(*)::int AS count FROM "${table}" WHERE "organizationId" = $1::uuid`,
				mine.organizationId,
			);
			return row?.count;
		};

		it("shows its rows to its own organisation", async () => {
			expect(await inOrganization(mine, count)).toBeGreaterThan(0);
		});

		it.each(settings)("shows none to %s", async (_name, setting) => {
			expect(await asApp(setting(), count)).toBe(0);
			const [all] = await asApp(setting(), (tx) =>
				tx.$queryRawUnsafe<{ foreign: number }[]>(
					`SELECT count(*)::int AS foreign FROM "${table}" WHERE "organizationId" IS DISTINCT FROM $1::uuid`,
					setting().userId ? other.organizationId : setting().organizationId,
				),
			);
			expect(all?.foreign).toBe(0);
		});

		it.each(settings)("changes none for %s", async (_name, setting) => {
			const update = `UPDATE "${table}" SET "organizationId" = "organizationId"`;
			if (table === "AuditEntry") {
				await expect(asApp(setting(), (tx) => tx.$executeRawUnsafe(update))).rejects.toThrow(/permission denied/);
				return;
			}
			const changed = await asApp(setting(), (tx) =>
				tx.$executeRawUnsafe(`${update} WHERE "organizationId" = $1::uuid`, mine.organizationId),
			);
			expect(changed).toBe(0);
		});

		it.each(settings)("deletes none for %s", async (_name, setting) => {
			const remove = `DELETE FROM "${table}" WHERE "organizationId" = $1::uuid`;
			const attempt = asApp(setting(), (tx) => tx.$executeRawUnsafe(remove, mine.organizationId));
			if (table === "AuditEntry") await expect(attempt).rejects.toThrow(/permission denied/);
			else expect(await attempt).toBe(0);
			expect(await inOrganization(mine, count)).toBeGreaterThan(0);
		});

		it.each(settings)("takes no copy of its rows from %s", async (_name, setting) => {
			const [row] = await inOrganization(mine, (tx) =>
				tx.$queryRawUnsafe<{ row: unknown }[]>(`SELECT to_jsonb(t) AS row FROM "${table}" t LIMIT 1`),
			);
			const insert = `INSERT INTO "${table}" SELECT * FROM jsonb_populate_record(NULL::"${table}", $1::jsonb)`;
			await expect(asApp(setting(), (tx) => tx.$executeRawUnsafe(insert, JSON.stringify(row?.row)))).rejects.toThrow(
				/row-level security/,
			);
		});
	});

	it("shows a person only the organisations they belong to", async () => {
		const [seen] = await database().$transaction(async (tx) => {
			await tx.$executeRaw`SELECT set_config('app.user_id', ${other.userId}, true)`;
			return tx.$queryRaw<{ organizations: number; memberships: number }[]>`
				SELECT (SELECT count(*)::int FROM "Organization") AS organizations, (SELECT count(*)::int FROM "Membership") AS memberships`;
		});
		expect(seen).toEqual({ organizations: 1, memberships: 1 });
	});

	it("refuses a child that names another organisation's parent", async () => {
		const [site] = await inOrganization(mine, (tx) =>
			tx.site.findMany({ where: { organizationId: mine.organizationId }, take: 1 }),
		);
		const child = inOrganization(other, (tx) =>
			tx.server.create({ data: { organizationId: other.organizationId, name: "planted", siteId: site?.id ?? "" } }),
		);
		await expect(child).rejects.toThrow(/Foreign key constraint/);
	});

	it("forgets the organisation when the transaction ends", async () => {
		await Promise.all(Array.from({ length: 20 }, () => inOrganization(mine, (tx) => tx.server.count())));
		const outside = await Promise.all(Array.from({ length: 20 }, () => database().server.count()));
		expect(outside).toEqual(Array.from({ length: 20 }, () => 0));
	});

	it("keeps the verbs of one organisation from the ids of another", async () => {
		const { rows: servers } = await listServers(mine);
		const [server] = servers;
		if (!server) throw new Error("the facts have no servers");
		await expect(getServer(other, server.id)).rejects.toMatchObject({ kind: "not-found" });
		const { server: facts, version } = await getServer(mine, server.id);
		await expect(updateServer(other, { ...facts, version })).rejects.toMatchObject({ kind: "not-found" });
	});
});

/** At least one row in every tenant table, or the cases above would prove nothing. */
async function fill(context: Context): Promise<void> {
	const { organizationId: firmId } = await makeOrganization();
	await loadFacts(context, smallFacts());
	await inviteMember(context, { email: "somebody@example.com", role: "viewer" });
	const { organizationId, userId } = context;
	await inOrganization(context, async (tx) => {
		const server = await tx.server.findFirstOrThrow({ where: { organizationId }, select: { id: true } });
		const service = await tx.service.findFirstOrThrow({ where: { organizationId }, select: { id: true } });
		const services = await tx.service.findMany({ where: { organizationId }, take: 2, select: { id: true } });
		const [first, second] = services;
		if (first && second && (await tx.serviceDependency.count({ where: { organizationId } })) === 0) {
			await tx.serviceDependency.create({
				data: { organizationId, serviceId: first.id, dependsOnServiceId: second.id },
			});
		}
		if ((await tx.drill.count({ where: { organizationId } })) === 0) {
			const drill = {
				kind: "tabletop",
				scenario: "hardware",
				heldOn: new Date("2026-01-01"),
				succeeded: true,
				phases: [],
			};
			await tx.drill.create({ data: { organizationId, serviceId: service.id, ...drill } });
		}
		if ((await tx.incidentService.count({ where: { organizationId } })) === 0) {
			const incident = await tx.incident.create({
				data: { organizationId, scenario: "hardware", startedAt: new Date("2026-01-01") },
			});
			await tx.incidentService.create({ data: { organizationId, incidentId: incident.id, serviceId: service.id } });
		}
		const run = await tx.import.create({
			data: {
				...{ organizationId, status: "applied", source: "csv", fileName: "a.csv", byteLength: 1 },
				...{ sha256: "0", counts: {}, revision: 1, createdById: userId },
			},
		});
		await tx.importMapping.create({ data: { organizationId, source: "csv", headHash: randomUUID(), mapping: {} } });
		await tx.valueOrigin.create({
			data: { organizationId, serverId: server.id, field: "name", value: "a", source: "csv", importId: run.id },
		});
		await tx.importedValues.create({
			data: {
				...{ organizationId, serverId: server.id, importId: run.id, source: "csv" },
				...{ recordedAt: new Date("2026-01-01"), values: { name: { v: "a", p: "row 2" } } },
			},
		});
		const frozen = { facts: {}, assessment: {}, asOf: new Date("2026-01-01"), seed: 1n, trials: 1 };
		const versions = { engineVersion: "1", catalogueVersion: "1", createdById: userId };
		const { id: reportId } = await tx.report.create({
			data: { organizationId, title: "Report", options: {}, createdByName: "Olive", ...frozen, ...versions },
		});
		const link = { reportId, label: "The board", tokenHash: randomUUID(), expiresAt: new Date("2030-01-01") };
		const { id: shareLinkId } = await tx.shareLink.create({
			data: { organizationId, ...link, createdById: userId, createdByName: "Olive" },
		});
		await tx.shareView.create({ data: { organizationId, shareLinkId, kind: "page" } });
		await tx.snapshot.create({
			data: { organizationId, name: "Before", summary: {}, catalogue: [], ...frozen, ...versions },
		});
		const accepted = { role: "viewer", acceptedById: userId, acceptedByName: "Olive" };
		const { id: linkId } = await tx.firmLink.create({ data: { organizationId, firmId, ...accepted } });
		await tx.firmVisit.create({ data: { organizationId, linkId, sessionId: randomUUID() } });
		await tx.firmSeat.create({ data: { organizationId, linkId, userId } });
		const offer = { side: "client", recipient: "Advisers", role: "viewer", tokenHash: randomUUID() };
		const expiresAt = new Date("2027-01-01");
		await tx.linkOffer.create({ data: { organizationId, offeredById: userId, expiresAt, ...offer } });
		await tx.practiceFlag.create({
			data: { organizationId, practiceId: "DC-01", flaggedById: userId, flaggedByName: "Olive" },
		});
		await tx.evidence.create({
			data: {
				...{ organizationId, practiceId: "DC-01", kind: "note", level: "said", madeOn: new Date("2026-01-01") },
				...{ title: "Seen", addedById: userId, addedByName: "Olive" },
			},
		});
		await tx.expiry.create({
			data: { organizationId, kind: "certificate", name: "mail", endsOn: new Date("2027-01-01") },
		});
		await tx.calendarFeed.create({
			data: { organizationId, userId, name: "Phone", tokenHash: hashToken(randomUUID()) },
		});
		await tx.blueprintAdoption.create({
			data: {
				...{ organizationId, serviceId: service.id, choice: {}, serverIds: [], serviceVersion: 1 },
				...{ adoptedById: userId, adoptedByName: "Olive" },
			},
		});
		await tx.plan.create({
			data: { organizationId, name: "Plan", changes: [], createdById: userId, createdByName: "Olive" },
		});
		const author = { createdById: userId, createdByName: "Olive" };
		await tx.contact.create({ data: { organizationId, name: "Olive", role: "manager" } });
		const runbook = await tx.runbook.create({
			data: { organizationId, serviceId: service.id, scenario: "hardware" },
		});
		await tx.runbookVersion.create({
			data: { organizationId, runbookId: runbook.id, number: 1, steps: [], generated: [], ...author },
		});
		const at = new Date("2026-01-01");
		const drillRun = await tx.drillRun.create({
			data: {
				...{ organizationId, name: "Run", kind: "tabletop", scenario: "hardware", plannedAt: at, people: [] },
				...author,
			},
		});
		await tx.drillRunService.create({ data: { organizationId, runId: drillRun.id, serviceId: service.id } });
		await tx.drillRunEvent.create({
			data: {
				...{ id: randomUUID(), organizationId, runId: drillRun.id, sequence: 1, kind: "note" },
				...{ clientAt: at, at, userId, userName: "Olive", details: {} },
			},
		});
		await tx.savedView.create({
			data: { organizationId, list: "servers", name: "All", query: "", createdById: userId, createdByName: "Olive" },
		});
		await tx.exportAlias.create({ data: { organizationId, kind: "server", subject: server.id, number: 1 } });
	});
}
