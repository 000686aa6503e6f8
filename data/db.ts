import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, PrismaClient } from "./generated/client";
import { notFound } from "./refusal";

export type Transaction = Prisma.TransactionClient;
export type Json = Prisma.InputJsonValue;
export const JsonNull = Prisma.DbNull;

/** What decides whose rows a transaction can see. */
export interface Tenancy {
	organizationId: string;
}

interface OpenDatabase {
	pool: pg.Pool;
	client: PrismaClient;
}

const kept = globalThis as unknown as { holdfastDatabase?: OpenDatabase };
const LIMITS = { maxWait: 5_000, timeout: 20_000 };

/** Opened at the first question, never while building. */
export function database(): PrismaClient {
	kept.holdfastDatabase ??= open();
	return kept.holdfastDatabase.client;
}

function open(): OpenDatabase {
	const connectionString = process.env.DATABASE_APP_URL;
	if (!connectionString)
		throw new Error("DATABASE_APP_URL is not set: start with `npm start`, or see docs/operations.md");
	// No options at the start of a connection: a pooler in between would refuse them. UTC, without which the adapter
	// stores wrong instants and says nothing, is the database's own setting, and the boot check asks for it.
	const pool = new pg.Pool({
		connectionString,
		max: 10,
		connectionTimeoutMillis: 8_000,
		query_timeout: 32_000,
		keepAlive: true,
	});
	pool.on("error", () => {});
	return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) }) };
}

/** Connections that may be dead are broken off, so that nobody waits on them; the next question opens new ones. */
export function discardDatabase(): void {
	const old = kept.holdfastDatabase;
	kept.holdfastDatabase = undefined;
	if (!old) return;
	for (const { connection } of openConnections(old.pool)) connection.stream.destroy();
	void old.client.$disconnect().catch(() => {});
}

/** The library keeps them to itself, and has no way of its own to give up on a line that is dead. */
function openConnections(pool: pg.Pool): { connection: { stream: { destroy(): void } } }[] {
	const { _clients } = pool as unknown as { _clients?: { connection: { stream: { destroy(): void } } }[] };
	return [...(_clients ?? [])];
}

/** The only way to a tenant's tables: one transaction that sees one organisation. Throwing rolls all of it back. */
export function inOrganization<T>(
	{ organizationId }: Tenancy,
	run: (tx: Transaction) => Promise<T>,
	limits: { maxWait?: number; timeout?: number } = {},
): Promise<T> {
	return database().$transaction(
		async (tx) => {
			await tx.$executeRaw`SELECT set_config('app.organization_id', ${organizationId}, true),
				set_config('statement_timeout', '30s', true), set_config('lock_timeout', '10s', true)`;
			return run(tx);
		},
		{ ...LIMITS, ...limits },
	);
}

/** Sees the memberships and organisations of one person, to read only. */
export function asUser<T>(userId: string, run: (tx: Transaction) => Promise<T>): Promise<T> {
	return database().$transaction(async (tx) => {
		await tx.$executeRaw`SELECT set_config('app.user_id', ${userId}, true),
			set_config('statement_timeout', '30s', true), set_config('lock_timeout', '10s', true)`;
		return run(tx);
	}, LIMITS);
}

/** Moves a transaction that found its organisation by other means (an invitation, a new one) inside it. */
export async function enterOrganization(tx: Transaction, organizationId: string): Promise<void> {
	await tx.$executeRaw`SELECT set_config('app.organization_id', ${organizationId}, true)`;
}

/** What counts as now for everything that expires: a wrong clock of this machine lengthens nothing. */
export async function databaseNow(tx: Transaction = database()): Promise<Date> {
	const [row] = await tx.$queryRaw<[{ now: Date }]>`SELECT now() AS now`;
	return row.now;
}

const ROW_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Ids arrive from outside: what cannot be an id of ours is not found, like somebody else's. */
export function rowId(id: unknown, noun: string): string {
	if (typeof id !== "string" || !ROW_ID.test(id)) throw notFound(noun);
	return id;
}

export function isUniqueViolation(error: unknown): boolean {
	return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
