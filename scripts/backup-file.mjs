// The file of a backup: lines of JSON, compressed, and encrypted in the age format where there is a passphrase.
import fs from "node:fs";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import zlib from "node:zlib";

const AGE_HEAD = "age-encryption.org/v1";
/** 2^15 rounds of scrypt: about a tenth of a second, paid once per file. */
const WORK_FACTOR = 15;

export const endingOf = (passphrase) => (passphrase ? ".jsonl.gz.age" : ".jsonl.gz");
export const isBackupName = (name) => /^\d{4}-\d{2}-\d{2}T[\w-]+\.jsonl\.gz(\.age)?$/.test(name);

/** Writes beside, then renames: a file with its right name is whole, and on the disk. */
export async function writeLines(file, lines, passphrase = "") {
	const beside = `${file}.part`;
	const out = fs.createWriteStream(beside, { mode: 0o600, flags: "wx", flush: true });
	try {
		if (passphrase) {
			const zipped = Readable.from(lines).pipe(zlib.createGzip());
			const sealed = await (await encrypter(passphrase)).encrypt(Readable.toWeb(zipped));
			await sealed.pipeTo(Writable.toWeb(out));
		} else {
			await pipeline(Readable.from(lines), zlib.createGzip(), out);
		}
		fs.renameSync(beside, file);
	} catch (error) {
		out.destroy();
		fs.rmSync(beside, { force: true });
		throw error;
	}
}

/** Split at line feeds only: a row may hold other characters that end a line elsewhere. */
export async function* readLines(file, passphrase = "") {
	const unzipped = zlib.createGunzip();
	const source = await openPlain(file, passphrase);
	source.on("error", (error) => unzipped.destroy(error));
	source.pipe(unzipped).setEncoding("utf8");
	let rest = "";
	for await (const text of unzipped) {
		const parts = (rest + text).split("\n");
		rest = parts.pop() ?? "";
		yield* parts;
	}
	if (rest) throw new Error("it stops in the middle of a line");
}

async function openPlain(file, passphrase) {
	const source = fs.createReadStream(file);
	if (!isEncrypted(file)) return source;
	if (!passphrase) throw new Error("it is encrypted; set BACKUP_PASSPHRASE to what it was made with");
	const { Decrypter } = await import("age-encryption");
	const decrypter = new Decrypter();
	decrypter.addPassphrase(passphrase);
	return Readable.fromWeb(await decrypter.decrypt(Readable.toWeb(source)));
}

function isEncrypted(file) {
	const handle = fs.openSync(file, "r");
	try {
		const head = Buffer.alloc(AGE_HEAD.length);
		fs.readSync(handle, head, 0, head.length, 0);
		return head.toString("latin1") === AGE_HEAD;
	} finally {
		fs.closeSync(handle);
	}
}

async function encrypter(passphrase) {
	const { Encrypter } = await import("age-encryption");
	const made = new Encrypter();
	made.setPassphrase(passphrase);
	made.setScryptWorkFactor(WORK_FACTOR);
	return made;
}
