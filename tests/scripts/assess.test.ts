import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { assess } from "@/engine";
import { parseFacts } from "@/schemas/facts";

const root = new URL("../..", import.meta.url).pathname;
const folder = mkdtempSync(path.join(tmpdir(), "holdfast-assess-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const small = {
	formatVersion: 1,
	organization: { name: "Acme", currency: "INR", timeZone: "Asia/Kolkata" },
	sites: [{ id: "pune", name: "Pune", kind: "server-room" }],
	servers: [{ id: "mail-01", name: "mail-01", siteId: "pune", dataGigabytes: 200 }],
	services: [
		{
			id: "mail",
			name: "Mail",
			kind: "mail",
			targets: { restoreHours: 12 },
			groups: [{ id: "g", name: "Server", serverIds: ["mail-01"], required: 1 }],
			protection: { tier: "T1", backup: { intervalHours: 24 } },
		},
	],
};

function fileWith(name: string, content: unknown): string {
	const file = path.join(folder, name);
	writeFileSync(file, typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content));
	return file;
}

interface Answer {
	code: number | null;
	stdout: string;
	stderr: string;
}

function run(...args: string[]): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, ["--import", "tsx", "scripts/assess.ts", ...args], { cwd: root });
		const answer: Answer = { code: null, stdout: "", stderr: "" };
		child.stdout.on("data", (chunk) => {
			answer.stdout += chunk;
		});
		child.stderr.on("data", (chunk) => {
			answer.stderr += chunk;
		});
		child.on("error", reject);
		child.on("close", (code) => resolve({ ...answer, code }));
	});
}

const LONG = 120_000;

describe.concurrent("npm run assess", () => {
	it(
		"prints the assessment that the engine makes of the same facts",
		async () => {
			const file = fileWith("good.json", small);
			const answer = await run(file, "--seed", "7", "--trials", "300", "--as-of", "2026-11-23");
			expect(answer).toMatchObject({ code: 0, stderr: "" });
			const parsed = parseFacts(small);
			if (!parsed.ok) throw new Error("not valid");
			const expected = assess(parsed.facts, { seed: 7, trials: 300, asOf: "2026-11-23" });
			expect(JSON.parse(answer.stdout)).toEqual(JSON.parse(JSON.stringify(expected)));
		},
		LONG,
	);

	it(
		"takes today where no day is given",
		async () => {
			const before = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
			const answer = await run(fileWith("today.json", small), "--trials", "100");
			expect(answer.code).toBe(0);
			const { asOf } = JSON.parse(answer.stdout);
			expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
			expect(asOf > before).toBe(true);
		},
		LONG,
	);

	it.each([
		["no file named", [], "Name one facts file."],
		["a file that is not there", ["/nowhere/facts.json"], "/nowhere/facts.json: there is no such file."],
		["a folder", [folder], "it is a folder."],
		[
			"a report into a folder that is not there",
			["x.json", "--pdf", "/nowhere/x.pdf"],
			"/nowhere: there is no such folder",
		],
		[
			"a language of no report",
			["x.json", "--pdf", "x.pdf", "--language", "fr"],
			'--language must be en or hi, not "fr".',
		],
		["an unknown option", ["--colour", "red"], "--colour"],
		[
			"trials that are no number",
			["x.json", "--trials", "many"],
			'--trials must be a whole number from 100 to 1000000, not "many".',
		],
		["a negative seed", ["x.json", "--seed=-1"], '--seed must be a whole number from 0 to 4294967295, not "-1".'],
	])(
		"ends with 2 and a sentence for %s",
		async (_, args, message) => {
			const answer = await run(...args);
			expect(answer).toMatchObject({ code: 2, stdout: "" });
			expect(answer.stderr).toContain(message);
		},
		LONG,
	);

	it.each([
		["text that is no JSON", "{ facts", "it is not JSON"],
		["bytes that are no text", Buffer.from([0xff, 0xfe, 0x00, 0x80]), "it is not text in UTF-8"],
		["a list", [], "(file): "],
		["another format", { ...small, formatVersion: 9 }, "formatVersion: must be 1"],
		[
			"a negative size",
			{ ...small, servers: [{ ...small.servers[0], dataGigabytes: -5 }] },
			"servers[0].dataGigabytes: must not be negative",
		],
		[
			"a server that is not there",
			{ ...small, servers: [] },
			'services[0].groups[0].serverIds[0]: names the server "mail-01", which is not in the file',
		],
	])(
		"ends with 2 and the path of the field for %s",
		async (name, content, message) => {
			const answer = await run(fileWith(`${name}.json`, content));
			expect(answer).toMatchObject({ code: 2, stdout: "" });
			expect(answer.stderr).toContain(message);
		},
		LONG,
	);

	it(
		"refuses a day that does not exist",
		async () => {
			const answer = await run(fileWith("day.json", small), "--as-of", "2026-02-30");
			expect(answer.code).toBe(2);
			expect(answer.stderr).toContain('--as-of must be a day that exists, written YYYY-MM-DD, not "2026-02-30".');
		},
		LONG,
	);

	it(
		"writes the report",
		async () => {
			const pdf = path.join(folder, "report.pdf");
			const answer = await run(
				fileWith("report.json", small),
				"--trials",
				"200",
				"--as-of",
				"2026-11-23",
				"--pdf",
				pdf,
				...["--language", "hi", "--audience", "board", "--paper", "us-letter"],
			);
			expect(answer).toMatchObject({ code: 0, stderr: "" });
			expect(JSON.parse(answer.stdout).trials).toBe(200);
			const written = readFileSync(pdf).toString("latin1");
			expect(written.startsWith("%PDF-")).toBe(true);
			expect(written).toMatch(/\/Lang ?\(hi\)/);
			expect(written).toContain("/MediaBox [0 0 612 792]");
		},
		LONG,
	);
});
