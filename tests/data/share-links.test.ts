import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { listAuditEntries } from "@/data/audit";
import { database, inOrganization } from "@/data/db";
import { loadFacts } from "@/data/load-facts";
import type { Context } from "@/data/permission";
import { archiveReport, createReport, getReport } from "@/data/reports";
import { createShareLink, listShareLinks, listShareViews, revokeShareLink } from "@/data/share-links";
import { openShare, proveShare, readShared } from "@/data/shared-report";
import { catalogueWords } from "@/reports/catalogue-words";
import { reportDraftFrom } from "@/schemas/report-query";
import { ReportForm } from "@/schemas/reports";
import { smallFacts } from "../support/facts";
import { makeMember, makeOrganization } from "../support/make-organization";

const order = ReportForm.parse(reportDraftFrom(new URLSearchParams()));
const PAGE = { kind: "page", agent: "Browser" } as const;
const PLACE = { address: "192.0.2.7", agent: null };
const tokenOf = (path: string) => path.replace("/share/", "");

describe("share links", { timeout: 60_000 }, () => {
	let context: Context;
	let viewer: Context;
	let stranger: Context;
	let reportId: string;
	let otherReportId: string;

	beforeAll(async () => {
		context = await makeOrganization();
		viewer = await makeMember(context, "viewer");
		stranger = await makeOrganization();
		await loadFacts(context, smallFacts());
		reportId = (await createReport(context, order, catalogueWords())).id;
		otherReportId = (await createReport(context, order, catalogueWords())).id;
	}, 60_000);

	const share = (more: Partial<Parameters<typeof createShareLink>[1]> = {}) =>
		createShareLink(context, { thing: { reportId }, label: "The board", days: 30, phrase: null, ...more });
	const keyOf = async (path: string) => {
		const token = tokenOf(path);
		const share = await openShare(token);
		if (!share) throw new Error("the link leads nowhere");
		return { linkId: share.linkId, token, proof: null as string | null };
	};

	it("show the one report to whoever holds the secret, and write each look down", async () => {
		const { path } = await share({ label: "Auditor" });
		expect(tokenOf(path)).toMatch(/^[A-Za-z0-9_-]{43}$/);
		const key = await keyOf(path);
		const shared = await readShared(key, PAGE);
		expect(shared).toMatchObject({ state: "open", report: await getReport(context, reportId) });
		await readShared(key, { kind: "pdf", agent: "x".repeat(500) });
		await readShared(key, PAGE);
		const views = await listShareViews(viewer, key.linkId);
		expect(views.map(({ kind }) => kind)).toEqual(["pdf", "page"]);
		expect(views[0]?.agent).toHaveLength(120);
		const [row] = await listShareLinks(viewer, { reportId });
		expect(row).toMatchObject({ label: "Auditor", state: "open", views: 2, hasPhrase: false });
		expect(JSON.stringify(row)).not.toContain(key.token);
	});

	it("keep only the hash of their secret, and last thirty days unless told otherwise", async () => {
		const { path } = await share();
		const [row] = await inOrganization(context, (tx) =>
			tx.shareLink.findMany({ where: { organizationId: context.organizationId }, orderBy: { id: "desc" }, take: 1 }),
		);
		expect(JSON.stringify(row)).not.toContain(tokenOf(path));
		expect(Math.round((row!.expiresAt.getTime() - Date.now()) / 86_400_000)).toBe(30);
		await expect(share({ days: 0 })).rejects.toMatchObject({ kind: "invalid" });
		await expect(share({ days: 366 })).rejects.toMatchObject({ kind: "invalid" });
	});

	it("end when taken back, when their time is over, and when the report is archived", async () => {
		const revoked = await keyOf((await share()).path);
		await revokeShareLink(context, { id: revoked.linkId });
		const expired = await keyOf((await share()).path);
		await inOrganization(context, (tx) =>
			tx.shareLink.updateMany({
				where: { organizationId: context.organizationId, id: expired.linkId },
				data: { expiresAt: new Date(Date.now() - 1000) },
			}),
		);
		const { id } = await createReport(context, order, catalogueWords());
		const archived = await keyOf((await share({ thing: { reportId: id } })).path);
		await archiveReport(context, { id });
		for (const key of [revoked, expired]) {
			expect(await openShare(key.token)).toBeNull();
			expect(await readShared(key, PAGE)).toEqual({ state: "ended" });
		}
		expect(await readShared(archived, PAGE)).toEqual({ state: "ended" });
		expect(await listShareViews(context, archived.linkId)).toEqual([]);
		await expect(revokeShareLink(context, { id: revoked.linkId })).rejects.toMatchObject({ kind: "not-found" });
		const states = (await listShareLinks(context, { reportId })).map(({ id, state }) => [id, state]);
		expect(states).toContainEqual([revoked.linkId, "revoked"]);
		expect(states).toContainEqual([expired.linkId, "expired"]);
	});

	it("lead nowhere by another's id, by half a secret or by none", async () => {
		const mine = await keyOf((await share()).path);
		const other = await keyOf((await share({ thing: { reportId: otherReportId } })).path);
		for (const [linkId, token] of [
			[other.linkId, mine.token],
			[mine.linkId, mine.token.slice(0, 42)],
			[mine.linkId, ""],
			[mine.linkId, "' OR true --"],
			[randomUUID(), mine.token],
			["ended", mine.token],
		] as const)
			expect(await readShared({ linkId, token, proof: null }, PAGE), token).toEqual({ state: "ended" });
	});

	it("let their secret see one link and, in the database, no row of anything else", async () => {
		const { token } = await keyOf((await share()).path);
		const { createHash } = await import("node:crypto");
		const hash = createHash("sha256").update(token).digest("hex");
		const seen = await database().$transaction(async (tx) => {
			await tx.$executeRaw`SELECT set_config('app.share_hash', ${hash}, true)`;
			const [row] = await tx.$queryRaw<Record<string, number>[]>`
				SELECT (SELECT count(*)::int FROM "ShareLink") AS links, (SELECT count(*)::int FROM "Report") AS reports,
					(SELECT count(*)::int FROM "Server") AS servers, (SELECT count(*)::int FROM "Membership") AS members,
					(SELECT count(*)::int FROM "ShareView") AS views, (SELECT count(*)::int FROM "Organization") AS organizations`;
			return row;
		});
		expect(seen).toEqual({ links: 1, reports: 0, servers: 0, members: 0, views: 0, organizations: 0 });
	});

	it("ask for their pass phrase, take its proof, and slow a guesser down", async () => {
		const key = await keyOf((await share({ phrase: "correct horse battery" })).path);
		expect(await readShared(key, PAGE)).toEqual({ state: "phrase" });
		await expect(proveShare(key, "wrong", PLACE)).rejects.toMatchObject({ kind: "invalid" });
		const proof = await proveShare(key, "correct horse battery", PLACE);
		expect(await readShared({ ...key, proof }, PAGE)).toMatchObject({ state: "open" });
		expect(await readShared({ ...key, proof: `${proof.slice(1)}x` }, PAGE)).toEqual({ state: "phrase" });
		const other = await keyOf((await share({ phrase: "correct horse battery" })).path);
		expect(await readShared({ ...other, proof }, PAGE)).toEqual({ state: "phrase" });
		const answers = [];
		for (let guess = 0; guess < 8; guess++)
			answers.push(await proveShare(other, `guess ${guess}`, PLACE).catch((error: { kind: string }) => error.kind));
		expect(answers).toContain("throttled");
		await expect(proveShare(other, "correct horse battery", PLACE)).rejects.toMatchObject({ kind: "throttled" });
		const elsewhere = { address: "198.51.100.9", agent: null };
		expect(await proveShare(other, "correct horse battery", elsewhere)).toEqual(expect.any(String));
	});

	it("are made and taken back by those who may freeze a report, of their own organisation only, and it is written down", async () => {
		const { path } = await share({ label: "Insurer" });
		const { linkId } = await keyOf(path);
		await expect(
			createShareLink(viewer, { thing: { reportId }, label: "x", days: 1, phrase: null }),
		).rejects.toMatchObject({ kind: "forbidden" });
		expect(() => revokeShareLink(viewer, { id: linkId })).toThrow(expect.objectContaining({ kind: "forbidden" }));
		await expect(
			createShareLink(stranger, { thing: { reportId }, label: "x", days: 1, phrase: null }),
		).rejects.toMatchObject({ kind: "not-found" });
		await expect(revokeShareLink(stranger, { id: linkId })).rejects.toMatchObject({ kind: "not-found" });
		await expect(listShareViews(stranger, linkId)).rejects.toMatchObject({ kind: "not-found" });
		await expect(listShareLinks(stranger, { reportId })).rejects.toMatchObject({ kind: "not-found" });
		await revokeShareLink(context, { id: linkId });
		const entries = await listAuditEntries(context);
		const [revoked, created] = entries.filter(({ targetId }) => targetId === linkId);
		expect([created?.action, revoked?.action]).toEqual(["share.create", "share.revoke"]);
		expect(JSON.stringify(entries)).not.toContain(tokenOf(path));
	});
});
