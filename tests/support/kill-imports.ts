import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { inOrganization } from "@/data/db";
import { getFacts } from "@/data/facts";
import { applyImport } from "@/data/import-apply";
import { getImport } from "@/data/import-view";
import type { Context } from "@/data/permission";
import { Refusal } from "@/data/refusal";
import { CONFIRM_ALL } from "@/schemas/import-plan";
import { numbersFrom } from "../importers/mutate-file";
import { makeOrganization } from "./make-organization";
import { sendFile } from "./send-file";

const MACHINES = 400;
const HOSTS = 4;
/** A kill may come a little after the end, where the work was done already. */
const BEYOND = 1.1;

export interface KilledImports {
	killed: number;
	finished: number;
	/** What was wrong after one of them was sent again. */
	faults: string[];
}

/** Kills the process that sends or applies an import at moments spread over its work, sends it again, and looks at what stands. */
export async function killImports(count: number, seed: number): Promise<KilledImports> {
	const random = numbersFrom(seed);
	const folder = await mkdtemp(path.join(os.tmpdir(), "holdfast-killed-"));
	const file = path.join(folder, "machines.csv");
	const report: KilledImports = { killed: 0, finished: 0, faults: [] };
	try {
		await writeFile(file, machines());
		const lasts = { send: 0, apply: 0 };
		for (let number = -2; number < count; number++) {
			const what = number % 2 === 0 ? "send" : "apply";
			const context = await makeOrganization();
			const bytes = new Uint8Array(await readFile(file));
			const id = what === "apply" ? await sendFile(context, "machines.csv", bytes) : undefined;
			const delay = number < 0 ? null : random() * lasts[what] * BEYOND;
			const { took, killed } = await run({ context, file, ...(id ? { id } : {}) }, delay);
			if (number < 0) lasts[what] = took;
			else report[killed ? "killed" : "finished"]++;
			const fault = await sentAgain(context, id ?? null, bytes);
			if (fault) report.faults.push(`${what} ${number}, killed after ${delay} ms: ${fault}`);
		}
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
	return report;
}

function machines(): string {
	const rows = Array.from({ length: MACHINES }, (_, index) =>
		index < HOSTS ? `host-${index},,Pune,physical` : `vm-${index},host-${index % HOSTS},Pune,virtual`,
	);
	return `name,hypervisor_host,site,kind\n${rows.join("\n")}\n`;
}

function run(task: object, delay: number | null): Promise<{ took: number; killed: boolean }> {
	return new Promise((resolve, reject) => {
		const child = spawn(
			process.execPath,
			["--conditions=react-server", "--import", "tsx", "tests/support/import-to-kill.ts", JSON.stringify(task)],
			{ stdio: ["ignore", "pipe", "pipe"] },
		);
		let began = 0;
		let errors = "";
		child.stderr.on("data", (chunk: Buffer) => {
			errors += chunk.toString("utf8");
		});
		child.stdout.once("data", () => {
			began = performance.now();
			if (delay !== null) setTimeout(() => child.kill("SIGKILL"), delay);
		});
		child.on("error", reject);
		child.on("close", (code, signal) => {
			if (code !== 0 && signal !== "SIGKILL") reject(new Error(`the import's process ended with ${code}: ${errors}`));
			else resolve({ took: performance.now() - began, killed: signal === "SIGKILL" });
		});
	});
}

async function sentAgain(
	context: Context,
	staged: string | null,
	bytes: Uint8Array<ArrayBuffer>,
): Promise<string | null> {
	const before = (await getFacts(context)).servers.length;
	if (before !== 0 && (staged === null || before !== MACHINES))
		return `${before} servers stood before it was sent again`;
	const id = staged ?? (await sendFile(context, "machines.csv", bytes));
	const { version } = await getImport(context, id);
	const wasApplied = await applyImport(context, { id, version, answers: CONFIRM_ALL }).then(
		() => false,
		(error: unknown) => {
			if (error instanceof Refusal && /applied already/.test(error.message)) return true;
			throw error;
		},
	);
	const { servers, sites } = await getFacts(context);
	const names = new Set(servers.map(({ name }) => name));
	if (servers.length !== MACHINES || names.size !== MACHINES || sites.length !== 1)
		return `${servers.length} servers of ${names.size} names in ${sites.length} sites, applied before: ${wasApplied}`;
	const unlinked = servers.filter(({ kind, hostServerId }) => kind === "virtual" && hostServerId === null).length;
	if (unlinked > 0) return `${unlinked} machines without their host`;
	const { organizationId } = context;
	const [told, applied] = await inOrganization(context, async (tx) => [
		await tx.importedValues.count({ where: { organizationId } }),
		await tx.auditEntry.count({ where: { organizationId, action: "import.apply" } }),
	]);
	if (told !== MACHINES || applied !== 1) return `${told} origins and ${applied} entries of the log`;
	const again = await getImport(context, await sendFile(context, "machines.csv", bytes));
	return again.counts?.unchanged === MACHINES ? null : `sent once more it differs: ${JSON.stringify(again.counts)}`;
}
