// Writes the database client from prisma/schema.prisma into data/generated; does nothing when the schema is the same.
import { spawnSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const schema = path.join(root, "prisma", "schema.prisma");
const generated = path.join(root, "data", "generated");
const stamp = path.join(generated, "schema.sha256");

export function generateClient({ output = process.stdout } = {}) {
	const prisma = path.join(root, "node_modules", "prisma");
	const version = JSON.parse(fs.readFileSync(path.join(prisma, "package.json"), "utf8")).version;
	const hash = crypto.createHash("sha256").update(version).update(fs.readFileSync(schema)).digest("hex");
	if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === hash) return false;
	output.write("Writing the database client …\n");
	const { status, stderr, stdout } = spawnSync(
		process.execPath,
		[path.join(prisma, "build", "index.js"), "generate", "--schema", schema],
		{
			cwd: root,
			encoding: "utf8",
			// Generating needs no engine, yet the command looks for one: any file that exists will do.
			env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
		},
	);
	if (status !== 0) throw new Error(`The database client could not be written.\n${stdout}\n${stderr}`);
	keepGlobalsClean();
	fs.writeFileSync(stamp, hash);
	return true;
}

/** The client sets a global `__dirname` it does not need here, and worker threads of the development server trip over it. */
function keepGlobalsClean() {
	const file = path.join(generated, "client.ts");
	const text = fs.readFileSync(file, "utf8");
	fs.writeFileSync(file, text.replace(/^globalThis\['__dirname'\] = .*$/m, ""));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
	try {
		generateClient();
	} catch (error) {
		console.error(error.message);
		process.exit(1);
	}
}
