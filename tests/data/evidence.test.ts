import { beforeAll, describe, expect, it } from "vitest";
import { getAssessment } from "@/data/assessment";
import { listAuditEntries } from "@/data/audit";
import { addEvidence, archiveEvidence, getEvidenceFile, listEvidence } from "@/data/evidence";
import type { Context } from "@/data/permission";
import { listPracticeAnswers, savePracticeAnswer } from "@/data/practice-answers";
import { EVIDENCE_LIMIT_BYTES } from "@/lib/evidence";
import type { EvidenceFacts } from "@/schemas/evidence";
import { makeMember, makeOrganization } from "../support/make-organization";

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 0xff]);
const HTML = Buffer.from("<script>alert(1)</script>");
const key = { practiceId: "DC-01", siteId: null, serverId: null };
const note = (parts: Partial<EvidenceFacts> = {}): EvidenceFacts => ({
	...{ ...key, kind: "note", level: "documented", madeOn: "2026-10-01", title: "Log of the room", url: null },
	...parts,
});
const with_ = (fileName: string, bytes: Uint8Array) => ({
	...note({ kind: "file" as const, title: "Photograph" }),
	file: { fileName, bytes },
});

let context: Context;
const answer = async () => (await listPracticeAnswers(context)).find(({ practiceId }) => practiceId === "DC-01")!;

beforeAll(async () => {
	context = await makeOrganization();
	await savePracticeAnswer(context, {
		...{ ...key, state: "yes", evidence: "said", evidenceOn: "2026-09-01", version: 0 },
		...{ reason: null, decidedBy: null, reviewOn: null, owner: null, note: null },
	});
});

describe("several proofs of one answer", () => {
	it("lets the strongest of today count, keeps the others beside, and moves the score", async () => {
		const before = (await getAssessment(context)).assessment.readiness.uncapped;
		expect(await addEvidence(context, { ...note(), file: null })).toMatchObject({ counts: true });
		expect(await answer()).toMatchObject({ evidence: "documented", evidenceOn: "2026-10-01", version: 2 });
		const after = (await getAssessment(context)).assessment.readiness.uncapped;
		expect(after).toBeGreaterThan(before);
		const weaker = note({ level: "said", madeOn: "2026-11-01", title: "Still so" });
		expect(await addEvidence(context, { ...weaker, file: null })).toMatchObject({ counts: false });
		expect(await answer()).toMatchObject({ evidence: "documented", evidenceOn: "2026-10-01", version: 2 });
		expect((await listEvidence(context)).map(({ title }) => title)).toEqual(["Still so", "Log of the room"]);
	});

	it("falls back to the strongest left when the one that counted goes", async () => {
		const [, log] = await listEvidence(context);
		await archiveEvidence(context, { id: log!.id, version: log!.version });
		expect(await answer()).toMatchObject({ evidence: "said", evidenceOn: "2026-11-01" });
		await expect(archiveEvidence(context, { id: log!.id, version: log!.version })).rejects.toMatchObject({
			kind: "not-found",
		});
	});

	it("is not taken for a question nobody answered, nor of a day to come", async () => {
		const open = note({ practiceId: "DC-02" });
		await expect(addEvidence(context, { ...open, file: null })).rejects.toThrow(/Answer the question here first/);
		await expect(addEvidence(context, { ...note({ madeOn: "2099-01-01" }), file: null })).rejects.toThrow(
			/a day that has not come/,
		);
	});
});

describe("a file", () => {
	it("comes back byte for byte under the type of its contents, to members only, and is written down", async () => {
		const { id } = await addEvidence(context, with_("../../etc/room\u202e.png", PNG));
		const viewer = await makeMember(context, "viewer");
		const stored = await getEvidenceFile(viewer, id);
		expect(stored).toMatchObject({ mediaType: "image/png", fileName: "room_.png" });
		expect([...stored.bytes]).toEqual([...PNG]);
		const stranger = await makeOrganization();
		await expect(getEvidenceFile(stranger, id)).rejects.toMatchObject({ kind: "not-found" });
		const log = await listAuditEntries(context);
		expect(log.slice(0, 3).map(({ action }) => action)).toEqual(["evidence.fetch", "practice.answer", "evidence.add"]);
	});

	it("is refused by its contents and its size, whatever it is called", async () => {
		await expect(addEvidence(context, with_("page.png", HTML))).rejects.toThrow(/none of the kinds taken/);
		await expect(addEvidence(context, with_("page.html", HTML))).rejects.toThrow(/none of the kinds taken/);
		await expect(addEvidence(context, with_("empty.pdf", new Uint8Array()))).rejects.toThrow(/empty/);
		const large = new Uint8Array(EVIDENCE_LIMIT_BYTES + 1).fill(0x20);
		await expect(addEvidence(context, with_("large.txt", large))).rejects.toThrow(/too large/);
	});

	it("is not fetched any more once it is put away", async () => {
		const item = (await listEvidence(context)).find(({ kind }) => kind === "file")!;
		await archiveEvidence(context, { id: item.id, version: item.version });
		await expect(getEvidenceFile(context, item.id)).rejects.toMatchObject({ kind: "not-found" });
	});
});
