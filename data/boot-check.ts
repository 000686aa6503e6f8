import "server-only";
import { database } from "./db";

/** Tables that belong to no organisation; every other one must be walled. */
const GLOBAL_TABLES = [
	...["User", "Session", "SecondFactor", "RecoveryCode", "PasswordReset", "Identity"],
	...["RateLimit", "Job", "_prisma_migrations"],
];

/** Sentences on everything that would let one organisation see another's rows; empty when the walls stand. */
export async function findOpenWalls(): Promise<string[]> {
	const open: string[] = [];
	const [role] = await database().$queryRaw<
		{ name: string; bypasses: boolean; owned: number; editsAudit: boolean; zone: string }[]
	>`
		SELECT current_user::text AS name, current_setting('TimeZone') AS zone,
			(SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) AS bypasses,
			(SELECT count(*)::int FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
				WHERE n.nspname = 'public' AND pg_has_role(current_user, c.relowner, 'USAGE')) AS owned,
			has_table_privilege('"AuditEntry"', 'UPDATE') OR has_table_privilege('"AuditEntry"', 'DELETE') AS "editsAudit"`;
	if (!role || role.bypasses) open.push(`The database role ${role?.name} can bypass row security.`);
	if (role && role.owned > 0) open.push(`The database role ${role.name} owns ${role.owned} of the tables it serves.`);
	if (role && role.zone !== "UTC")
		open.push(`The database counts in ${role.zone}, not in UTC: ALTER DATABASE … SET TimeZone = 'UTC'.`);
	if (role?.editsAudit) open.push(`The database role ${role.name} can change the audit log.`);
	const tables = await database().$queryRaw<{ name: string }[]>`
		SELECT c.relname::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
			AND a.attname = CASE c.relname WHEN 'Organization' THEN 'id' ELSE 'organizationId' END
		WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relname = ANY(${GLOBAL_TABLES})
			AND (NOT c.relrowsecurity OR NOT c.relforcerowsecurity OR a.attnotnull IS NOT TRUE
				OR NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'tenant' AND p.polwithcheck IS NOT NULL))
		ORDER BY 1`;
	for (const { name } of tables) open.push(`Table ${name} is not walled by row security.`);
	return open;
}
