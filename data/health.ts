import "server-only";
import { readdir, statfs } from "node:fs/promises";
import path from "node:path";
import { database } from "./db";

const LIMIT_MILLIS = 2_500;
const LEAST_FREE_MEGABYTES = 200;

export interface ReadyPart {
	name: "database" | "tables" | "disk";
	isReady: boolean;
	/** A sentence, whichever way it is. */
	message: string;
}

/** What must be true for this instance to serve. */
export async function listReadyParts(): Promise<ReadyPart[]> {
	const [tables, disk] = await Promise.all([tablesPart(), diskPart()]);
	return [...tables, disk];
}

async function tablesPart(): Promise<ReadyPart[]> {
	const rows = await inTime(
		database().$queryRaw<{ name: string }[]>`
			SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
	);
	if (!rows) return [{ name: "database", isReady: false, message: "The database does not answer." }];
	const known = await migrationsOfProgram();
	const applied = new Set(rows.map(({ name }) => name));
	const missing = known.filter((name) => !applied.has(name));
	const newer = [...applied].filter((name) => !known.includes(name));
	const message = newer.length
		? `The tables are newer than this program (${newer.join(", ")}).`
		: missing.length
			? `The tables lack ${missing.join(", ")}.`
			: `The tables are those of this program (${applied.size} migrations).`;
	return [
		{ name: "database", isReady: true, message: "The database answers." },
		{ name: "tables", isReady: missing.length === 0 && newer.length === 0, message },
	];
}

export async function migrationsOfProgram(): Promise<string[]> {
	const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations");
	const entries = await readdir(folder, { withFileTypes: true });
	return entries
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.toSorted();
}

async function diskPart(): Promise<ReadyPart> {
	const free = await freeMegabytes();
	if (free === null) return { name: "disk", isReady: true, message: "Free space is not known here." };
	return {
		name: "disk",
		isReady: free >= LEAST_FREE_MEGABYTES,
		message: `${free} MB are free in the data folder; ${LEAST_FREE_MEGABYTES} are needed.`,
	};
}

export async function freeMegabytes(): Promise<number | null> {
	const folder = process.env.DATA_DIR;
	if (!folder) return null;
	try {
		const { bavail, bsize } = await statfs(folder);
		return Math.floor((bavail * bsize) / 1_000_000);
	} catch {
		return null;
	}
}

async function inTime<T>(asked: Promise<T>): Promise<T | null> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<null>((resolve) => {
		timer = setTimeout(() => resolve(null), LIMIT_MILLIS);
	});
	try {
		return await Promise.race([asked, late]);
	} catch {
		return null;
	} finally {
		clearTimeout(timer);
	}
}
