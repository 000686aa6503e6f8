// Copies of backups in an S3-compatible store: put, list, remove, each signed; the store's checksum is asked for.
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { isBackupName } from "./backup-file.mjs";

const LIMIT_MILLIS = 15 * 60_000;

/** Null where no store is set. */
export function storeOf(environment) {
	const address = environment.BACKUP_S3_URL;
	if (!address) return null;
	return {
		address: address.replace(/\/+$/, ""),
		region: environment.BACKUP_S3_REGION || "us-east-1",
		accessKeyId: environment.BACKUP_S3_ACCESS_KEY_ID,
		secretAccessKey: environment.BACKUP_S3_SECRET_ACCESS_KEY,
	};
}

/** Answers the address of the copy; the store refuses a body that is not what was hashed here. */
export async function copyToStore(store, file) {
	const place = `${store.address}/${path.basename(file)}`;
	await ask(store, place, {
		method: "PUT",
		body: await fs.openAsBlob(file),
		headers: { "x-amz-content-sha256": await sha256Of(file), "content-type": "application/octet-stream" },
	});
	return place;
}

/** Names of the backups in the store, of other files nothing. */
export async function listStore(store) {
	const { bucket, prefix } = placeOf(store);
	const names = [];
	let next = "";
	do {
		const question = new URLSearchParams({ "list-type": "2", prefix: prefix && `${prefix}/` });
		if (next) question.set("continuation-token", next);
		const text = await (await ask(store, `${bucket}?${question}`, { method: "GET" })).text();
		for (const [, key] of text.matchAll(/<Key>([^<]+)<\/Key>/g)) names.push(path.posix.basename(key));
		next = /<NextContinuationToken>([^<]+)</.exec(text)?.[1] ?? "";
	} while (next);
	return names.filter(isBackupName);
}

export async function removeFromStore(store, name) {
	await ask(store, `${store.address}/${name}`, { method: "DELETE" });
}

function placeOf({ address }) {
	const url = new URL(address);
	const [bucket = "", ...rest] = url.pathname.split("/").filter(Boolean);
	return { bucket: `${url.origin}/${bucket}`, prefix: rest.join("/") };
}

async function ask({ accessKeyId, secretAccessKey, region }, place, init) {
	const { AwsClient } = await import("aws4fetch");
	const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 3 });
	const signed = await client.sign(place, { ...init, body: undefined });
	const answer = await fetch(signed.url, {
		method: init.method,
		headers: signed.headers,
		body: init.body,
		redirect: "error",
		signal: AbortSignal.timeout(LIMIT_MILLIS),
	});
	if (!answer.ok) {
		const code = /<Code>([^<]{1,80})</.exec(await answer.text())?.[1] ?? answer.statusText;
		throw new Error(`The backup store answered ${answer.status} (${code}) to ${init.method}.`);
	}
	return answer;
}

async function sha256Of(file) {
	const hash = crypto.createHash("sha256");
	for await (const chunk of fs.createReadStream(file)) hash.update(chunk);
	return hash.digest("hex");
}
