// A store that speaks S3 as far as backups need it, and believes nobody: each signature is worked out again here from
// the published method (Signature Version 4), each body is hashed.
import { createHash, createHmac } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";

const KEY = "AKIDTEST";
const SECRET = "the secret of the store";

export interface StoreServer {
	settings: Record<string, string>;
	objects: Map<string, Buffer>;
	close: () => Promise<void>;
}

export async function serveStore(): Promise<StoreServer> {
	const objects = new Map<string, Buffer>();
	const server = http.createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on("data", (chunk: Buffer) => chunks.push(chunk));
		request.on("end", () => {
			const { status, body } = answer(request, Buffer.concat(chunks), objects);
			response.writeHead(status, { "content-type": "application/xml" }).end(body);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		objects,
		settings: {
			BACKUP_S3_URL: `http://127.0.0.1:${port}/backups/office`,
			BACKUP_S3_ACCESS_KEY_ID: KEY,
			BACKUP_S3_SECRET_ACCESS_KEY: SECRET,
		},
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
}

function answer(request: http.IncomingMessage, body: Buffer, objects: Map<string, Buffer>) {
	const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
	if (!isSigned(request, url)) return { status: 403, body: "<Error><Code>SignatureDoesNotMatch</Code></Error>" };
	const key = decodeURIComponent(url.pathname.slice(1));
	if (request.method === "PUT") {
		const promised = request.headers["x-amz-content-sha256"];
		if (createHash("sha256").update(body).digest("hex") !== promised)
			return { status: 400, body: "<Error><Code>XAmzContentSHA256Mismatch</Code></Error>" };
		objects.set(key, body);
		return { status: 200, body: "" };
	}
	if (request.method === "DELETE") {
		objects.delete(key);
		return { status: 204, body: "" };
	}
	const prefix = `${key}/${url.searchParams.get("prefix") ?? ""}`;
	const keys = [...objects.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(key.length + 1));
	return { status: 200, body: `<R>${keys.map((name) => `<Contents><Key>${name}</Key></Contents>`).join("")}</R>` };
}

function isSigned(request: http.IncomingMessage, url: URL): boolean {
	const given =
		/Credential=([^/]+)\/(\d+)\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)/.exec(
			request.headers.authorization ?? "",
		);
	if (given?.[1] !== KEY) return false;
	const [, , day = "", region = "", signed = "", signature] = given;
	const headers = signed
		.split(";")
		.map((name) => `${name}:${String(request.headers[name] ?? "").trim()}\n`)
		.join("");
	const query = [...url.searchParams]
		.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
		.sort()
		.join("&");
	const hash = String(request.headers["x-amz-content-sha256"]);
	const canonical = [request.method, url.pathname, query, headers, signed, hash].join("\n");
	const scope = `${day}/${region}/s3/aws4_request`;
	const text = [
		"AWS4-HMAC-SHA256",
		request.headers["x-amz-date"],
		scope,
		createHash("sha256").update(canonical).digest("hex"),
	].join("\n");
	const key = [day, region, "s3", "aws4_request"].reduce<Buffer>(
		(secret, part) => createHmac("sha256", secret).update(part).digest(),
		Buffer.from(`AWS4${SECRET}`),
	);
	return createHmac("sha256", key).update(text).digest("hex") === signature;
}
