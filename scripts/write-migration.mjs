// Development only: node scripts/write-migration.mjs <name>
// Writes the SQL between the schema of the last migration and prisma/schema.prisma; what Prisma cannot say
// (row security, checks, triggers) is added by hand afterwards. Needs no database and no downloaded engine.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const migrations = path.join(root, "prisma", "migrations");
const name = process.argv[2];

if (!/^[a-z][a-z0-9_]*$/.test(name ?? "")) {
	console.error("Give the migration a name: node scripts/write-migration.mjs add_something");
	process.exit(1);
}

const schema = fs.readFileSync(path.join(root, "prisma", "schema.prisma"), "utf8");
const last = fs
	.readdirSync(migrations, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map((entry) => entry.name)
	.sort()
	.at(-1);

const target = (content) => ({ tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] });
const engine = await loadEngine(schema);
const difference = await engine.diff({
	from: last ? target(fs.readFileSync(path.join(migrations, last, "schema.prisma"), "utf8")) : { tag: "empty" },
	to: target(schema),
	script: true,
	exitCode: null,
	shadowDatabaseUrl: null,
	filters: { externalTables: [], externalEnums: [] },
});

const stamp = new Date().toISOString().replace(/[-:T]/g, "").slice(0, 14);
const folder = path.join(migrations, `${stamp}_${name}`);
fs.mkdirSync(folder, { recursive: true });
fs.writeFileSync(path.join(folder, "migration.sql"), difference.stdout ?? "");
fs.writeFileSync(path.join(folder, "schema.prisma"), schema);
fs.writeFileSync(path.join(migrations, "migration_lock.toml"), 'provider = "postgresql"\n');
console.log(path.relative(root, folder));

/** Prisma's schema engine as WebAssembly, straight from npm. */
async function loadEngine(datamodel) {
	globalThis.PRISMA_WASM_PANIC_REGISTRY ??= { set_message: (message) => console.error(message) };
	const glueFile = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
	const glue = await import(glueFile);
	const { instance } = await WebAssembly.instantiate(fs.readFileSync(glueFile.replace(/\.js$/, ".wasm")), {
		"./schema_engine_bg.js": glue,
	});
	glue.__wbg_set_wasm(instance.exports);
	instance.exports.__wbindgen_start();
	const { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } = await import("@prisma/driver-adapter-utils");
	// Comparing two schemas asks a database for nothing but its version.
	const connection = {
		provider: "postgres",
		adapterName: "none",
		queryRaw: async () => ({
			columnNames: ["version"],
			columnTypes: [ColumnTypeEnum.Text],
			rows: [["PostgreSQL 15.0"]],
		}),
		executeRaw: async () => 0,
		executeScript: async () => {},
		dispose: async () => {},
		getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
	};
	const connect = async () => connection;
	const factory = bindMigrationAwareSqlAdapterFactory({
		provider: "postgres",
		adapterName: "none",
		connect,
		connectToShadowDb: connect,
	});
	return glue.SchemaEngine.new({ datamodels: [["schema.prisma", datamodel]] }, () => {}, factory);
}
