import { beforeAll, describe, expect, it } from "vitest";
import { getAssessment } from "@/data/assessment";
import { listAuditEntries } from "@/data/audit";
import { inOrganization, type Json } from "@/data/db";
import { loadFacts } from "@/data/load-facts";
import type { Context } from "@/data/permission";
import { savePracticeAnswer } from "@/data/practice-answers";
import { baseOfWeek, getChangesOfWeek, getComparison } from "@/data/snapshot-comparisons";
import {
	archiveSnapshot,
	createSnapshot,
	getSnapshot,
	keepWeek,
	listSnapshots,
	type SnapshotRow,
} from "@/data/snapshots";
import { PRACTICES, recordCatalogue } from "@/engine";
import { isoWeek } from "@/lib/iso-week";
import { smallFacts } from "../support/facts";
import { makeMember, makeOrganization } from "../support/make-organization";

const tenths = (points: number) => Math.round(points * 10);

describe("snapshots", { timeout: 120_000 }, () => {
	let context: Context;
	beforeAll(async () => {
		context = await makeOrganization();
		await loadFacts(context, smallFacts());
	});

	const answered = (practiceId: string) => ({
		...{ practiceId, siteId: null, serverId: null, state: "yes" as const, evidence: "tested" as const },
		...{ evidenceOn: "2026-11-01", reason: null, decidedBy: null, reviewOn: null, owner: null, note: null },
		version: null,
	});

	/** A day kept long ago, as an older release would have kept it. */
	async function plant(change: { asOf: string; catalogue?: unknown; engineVersion?: string; score?: number }) {
		const { facts, assessment } = await getAssessment(context);
		const engineVersion = change.engineVersion ?? assessment.engineVersion;
		const readiness = { ...assessment.readiness, score: change.score ?? assessment.readiness.score };
		const { id } = await inOrganization(context, (tx) =>
			tx.snapshot.create({
				data: {
					...{
						organizationId: context.organizationId,
						name: "Long ago",
						seed: assessment.seed,
						trials: assessment.trials,
					},
					...{
						engineVersion,
						catalogueVersion: assessment.catalogueVersion,
						asOf: new Date(`${change.asOf}T00:00:00Z`),
					},
					facts: facts as unknown as Json,
					assessment: { ...assessment, engineVersion, readiness, asOf: change.asOf } as unknown as Json,
					catalogue: (change.catalogue ?? recordCatalogue()) as Json,
					summary: {},
				},
				select: { id: true },
			}),
		);
		return id;
	}

	it("keep the facts and figures of the moment whatever happens to them after", async () => {
		const before = await getAssessment(context);
		const { id } = await createSnapshot(context, { name: "Before the winter", note: "for the board" });
		await savePracticeAnswer(context, answered("PR-01"));
		const kept = await getSnapshot(context, id);
		expect(kept.facts).toEqual(before.facts);
		expect(kept.assessment).toEqual(before.assessment);
		expect(kept).toMatchObject({ name: "Before the winter", note: "for the board", createdByName: context.userName });
		expect((await listSnapshots(context))[0]).toMatchObject({
			id,
			summary: { score: before.assessment.readiness.score },
		});
		const { comparison } = await getComparison(context, id, null);
		expect(comparison.changed).toEqual([{ noun: "practiceAnswers", added: ["PR-01"], altered: [], removed: [] }]);
		const { score } = comparison;
		expect(tenths(score.facts) + tenths(score.time) + tenths(score.method)).toBe(tenths(score.after - score.before));
	});

	it.each(["name", "note", "facts", "assessment", "summary", "catalogue", "engineVersion", "trials", "asOf", "week"])(
		"are not changed in their %s, whoever asks the database",
		async (column) => {
			const { id } = await createSnapshot(context, { name: "Frozen", note: null });
			const values: Record<string, string> = {
				...{ facts: "'{}'", assessment: "'{}'", summary: "'{}'", catalogue: "'[]'", trials: "1", asOf: "'2001-01-01'" },
				week: "'2001-W01'",
			};
			const change = inOrganization(context, (tx) =>
				tx.$executeRawUnsafe(`UPDATE "Snapshot" SET "${column}" = ${values[column] ?? "'x'"} WHERE "id" = '${id}'`),
			);
			await expect(change).rejects.toThrow(/never changed/);
			const remove = inOrganization(context, (tx) => tx.snapshot.deleteMany({ where: { id } }));
			await expect(remove).rejects.toThrow(/never deleted/);
		},
	);

	it("are put away, and then neither listed nor opened", async () => {
		const { id } = await createSnapshot(context, { name: "By mistake", note: null });
		await archiveSnapshot(context, { id });
		await expect(getSnapshot(context, id)).rejects.toMatchObject({ kind: "not-found" });
		expect((await listSnapshots(context)).some((row) => row.id === id)).toBe(false);
	});

	it("go with their organisation", async () => {
		const own = await makeOrganization();
		await createSnapshot(own, { name: "Kept", note: null });
		const { count } = await inOrganization(own, (tx) =>
			tx.organization.deleteMany({ where: { id: own.organizationId } }),
		);
		expect(count).toBe(1);
	});

	it("keep a week once, by itself, even when many look at the same moment", async () => {
		const own = await makeOrganization();
		await loadFacts(own, smallFacts());
		const viewer = await makeMember(own, "viewer");
		const assessed = await getAssessment(viewer);
		const kept = await Promise.all(Array.from({ length: 5 }, () => keepWeek(viewer, assessed)));
		expect(kept.filter(Boolean)).toHaveLength(1);
		const rows = await listSnapshots(own);
		expect(rows).toMatchObject([{ week: isoWeek(assessed.asOf), createdByName: null, asOf: assessed.asOf }]);
		const [entry] = await listAuditEntries(own);
		expect(entry).toMatchObject({ action: "snapshot.keep-week", userName: null });
		expect(await getChangesOfWeek(own)).toBeNull();
	});

	it("say what an older catalogue asked otherwise and leave its score alone", async () => {
		const [first, second, ...rest] = PRACTICES;
		const catalogue = recordCatalogue([
			{ ...first!, practice: "In older words" },
			{ ...second!, weight: 1 },
			...rest.slice(1),
		]);
		const id = await plant({ asOf: "2026-05-01", catalogue, engineVersion: "0.9.0", score: 12.3 });
		const { comparison } = await getComparison(context, id, null);
		expect(comparison.catalogue.map(({ id: practiceId, kind }) => [practiceId, kind])).toEqual([
			[first!.id, "other words"],
			[second!.id, "counts otherwise"],
			[rest[0]!.id, "asked anew"],
		]);
		expect(comparison.score.before).toBe(12.3);
		expect(comparison.score.method).not.toBe(0);
		expect((await getSnapshot(context, id)).assessment.readiness.score).toBe(12.3);
	});

	it("compare the week with the newest day at least a week old, else with the oldest", () => {
		const row = (asOf: string) => ({ asOf }) as SnapshotRow;
		const rows = ["2026-11-01", "2026-11-19", "2026-11-25", "2026-11-26"].map(row);
		expect(baseOfWeek(rows, "2026-11-26")?.asOf).toBe("2026-11-19");
		expect(baseOfWeek([row("2026-11-24"), row("2026-11-25")], "2026-11-26")?.asOf).toBe("2026-11-24");
		expect(baseOfWeek([row("2026-11-26")], "2026-11-26")).toBeNull();
		expect(baseOfWeek([], "2026-11-26")).toBeNull();
	});
});
