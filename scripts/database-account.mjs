// PostgreSQL refuses to run as root: which account runs it instead, and what that account can reach.
import { execFileSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** Null when this process is not root and may run the server itself. */
export function accountFor(cluster) {
	if (process.getuid?.() !== 0) return null;
	try {
		const { uid, gid } = fs.statSync(cluster);
		if (uid !== 0) return { uid, gid };
	} catch {}
	for (const name of ["postgres", "node", "nobody"]) {
		try {
			const id = (flag) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }));
			return { uid: id("-u"), gid: id("-g") };
		} catch {}
	}
	throw new Error(
		"PostgreSQL does not run as root and no other account was found: start as another user, or set DATABASE_URL.",
	);
}

/** Can the account walk down to this folder, which may not be there yet? */
export function reaches(account, folder) {
	for (let place = path.resolve(folder); ; place = path.dirname(place)) {
		const stat = fs.statSync(place, { throwIfNoEntry: false });
		if (stat) {
			const mine = stat.uid === account.uid ? 0o100 : stat.gid === account.gid ? 0o010 : 0o001;
			if (!(stat.mode & mine)) return false;
		}
		if (place === path.dirname(place)) return true;
	}
}

/** Under root, in a home closed to others, data and programs move to a place the other account can reach. */
export function reachablePlace(folder) {
	const mark = crypto.createHash("sha256").update(path.resolve(folder)).digest("hex").slice(0, 12);
	return path.join("/var/lib/holdfast", mark);
}

/** A copy of the server's programs outside a closed home, made once per version. */
export function reachablePrograms(account, native, version) {
	if (!account || reaches(account, native)) return native;
	const copy = path.join("/var/lib/holdfast", `postgresql-${version}`);
	if (!fs.existsSync(copy)) {
		const beside = `${copy}.${process.pid}`;
		fs.mkdirSync(path.dirname(copy), { recursive: true, mode: 0o755 });
		fs.cpSync(native, beside, { recursive: true, verbatimSymlinks: true });
		try {
			fs.renameSync(beside, copy);
		} catch (error) {
			fs.rmSync(beside, { recursive: true, force: true });
			if (!fs.existsSync(copy)) throw error;
		}
	}
	return copy;
}
