import { vi } from "vitest";
import { connect } from "../../scripts/database-connection.mjs";
import { required } from "./database";

/**
 * Takes a wall away before a suite runs, to see whether the suite notices. Without HOLE nothing happens.
 * permission: no verb asks for a permission. filter: no query of the application names its organisation.
 * walls: row security is off, the application's own filter is on. both: neither.
 */
const hole = process.env.HOLE ?? "";

if (hole === "permission")
	vi.doMock("@/data/permission", async (original) => ({
		...(await original<typeof import("@/data/permission")>()),
		requirePermission: () => {},
	}));

if (hole === "walls" || hole === "both") {
	// One more policy that lets everything through: the database of this run is its own.
	const owner = await connect(required("TEST_DATABASE_OWNER_URL"));
	const { rows } = await owner.query("SELECT DISTINCT tablename AS name FROM pg_policies WHERE schemaname = 'public'");
	for (const { name } of rows)
		await owner.query(
			`DROP POLICY IF EXISTS hole ON "${name}"; CREATE POLICY hole ON "${name}" USING (true) WITH CHECK (true)`,
		);
	await owner.end();
}

if (hole === "filter" || hole === "both")
	vi.doMock("@/data/db", async (original) => {
		const db = await original<typeof import("@/data/db")>();
		type Run = (tx: object) => Promise<unknown>;
		return {
			...db,
			inOrganization: (tenancy: { organizationId: string }, run: Run, limits?: object) =>
				db.inOrganization(tenancy, (tx) => run(unfiltered(tx)), limits),
		};
	});

/** The same transaction, whose questions no longer say of which organisation. */
function unfiltered(tx: object): object {
	return new Proxy(tx, {
		get(target, name) {
			const part = Reflect.get(target, name);
			const isModel = typeof name === "string" && /^[a-z]/.test(name) && typeof part === "object" && part !== null;
			return isModel ? unfilteredModel(part) : typeof part === "function" ? part.bind(target) : part;
		},
	});
}

function unfilteredModel(model: object): object {
	return new Proxy(model, {
		get(target, name) {
			const verb = Reflect.get(target, name);
			if (typeof verb !== "function") return verb;
			return (args?: { where?: Record<string, unknown> }) =>
				verb.call(target, args?.where ? { ...args, where: open(args.where) } : args);
		},
	});
}

function open({
	organizationId: _,
	organizationId_id: key,
	...where
}: Record<string, unknown>): Record<string, unknown> {
	return typeof key === "object" && key !== null && "id" in key ? { ...where, id: key.id } : where;
}
