import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getFacts } from "@/data/facts";
import { importsBeside } from "@/data/import-beside";
import { getImport } from "@/data/import-view";
import type { Context } from "@/data/permission";
import { readFile } from "@/importers/read";
import { CONFIRM_ALL } from "@/schemas/import-plan";
import { sampleBytes } from "../importers/sample-files";
import { makeMember, makeOrganization } from "../support/make-organization";

const NAME = "rvtools-export.xlsx";
const started: ChildProcess[] = [];
const large = importsBeside({ largeFrom: 1, idleMilliseconds: 60_000, megabytes: 512 }, ({ megabytes }) => {
	const options = [`--max-old-space-size=${megabytes}`, "--conditions=react-server", "--import", "tsx"];
	const child = spawn(process.execPath, [...options, "data/import-process.ts"], {
		stdio: ["ignore", "ignore", "inherit", "ipc"],
	});
	started.push(child);
	return child;
});

let context: Context;
let folder: string;
beforeAll(async () => {
	large.warm();
	context = await makeOrganization();
	folder = await mkdtemp(path.join(os.tmpdir(), "holdfast-beside-"));
});
afterAll(async () => {
	for (const child of started) child.kill();
	await rm(folder, { recursive: true, force: true });
});

async function stage(): Promise<string> {
	const bytes = sampleBytes(NAME);
	const { detection, rows } = await readFile(bytes, NAME, { asOf: "2026-11-23" });
	const rowsPath = path.join(folder, "rows");
	await writeFile(rowsPath, JSON.stringify(rows));
	const file = { fileName: NAME, byteLength: bytes.length, sha256: "0".repeat(64), detection, mapping: null, rowsPath };
	return (await large.stage(context, file, rows?.servers.length ?? 0)).id;
}

describe("a large import, in a process of its own", () => {
	it("is staged, decided, committed and taken back there, and refusals come through as they are", async () => {
		const id = await stage();
		const { version } = await large.decide(context, { id, edits: [{ key: "vInfo:2", field: "role", text: "mail" }] });
		const form = { id, version, answers: CONFIRM_ALL };
		const viewer = await makeMember(context, "viewer");
		await expect(large.apply(viewer, form)).rejects.toThrow(/does not allow/);
		await expect(large.apply(await makeOrganization(), form)).rejects.toMatchObject({ kind: "not-found" });
		expect(await large.apply(context, form)).toMatchObject({ created: 13 });
		await expect(large.apply(context, form)).rejects.toMatchObject({
			kind: "conflict",
			message: expect.stringContaining("applied already"),
		});
		expect(await large.undo(context, id)).toEqual({ removed: 13, restored: 0 });
		expect(started).toHaveLength(1);
	});

	it("fails alone where its process dies, leaves nothing half done, and the next one begins anew", async () => {
		const id = await stage();
		const { version } = await getImport(context, id);
		const form = { id, version, answers: CONFIRM_ALL };
		const first = large.apply(context, form);
		setTimeout(() => started[0]?.kill("SIGKILL"), 30);
		await expect(first).rejects.toThrow(/imports' process/);
		expect((await getFacts(context)).servers).toEqual([]);
		expect(await large.apply(context, form)).toMatchObject({ created: 13 });
		expect(started).toHaveLength(2);
	});
});
