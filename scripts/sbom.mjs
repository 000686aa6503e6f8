// npm run -s sbom: every package the product is made of, from the lockfile, as CycloneDX. npm's own command refuses the
// optional packages of other platforms, whose peers are not installed here.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

export function billOfMaterials(lock, product) {
	const components = new Map();
	for (const [place, entry] of Object.entries(lock.packages)) {
		if (place === "" || entry.dev || entry.devOptional || entry.link) continue;
		const name = entry.name ?? place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
		const purl = `pkg:npm/${name.replace("@", "%40")}@${entry.version}`;
		components.set(purl, {
			type: "library",
			"bom-ref": purl,
			name,
			version: entry.version,
			purl,
			scope: entry.optional ? "optional" : "required",
			...(entry.license ? { licenses: [{ expression: entry.license }] } : {}),
			...(entry.integrity ? { hashes: [hashOf(entry.integrity)] } : {}),
		});
	}
	return {
		bomFormat: "CycloneDX",
		specVersion: "1.6",
		version: 1,
		metadata: { component: { type: "application", name: product.name, version: product.version } },
		components: [...components.values()].toSorted((a, b) => (a.purl < b.purl ? -1 : 1)),
	};
}

/** The lockfile's base64 as the hexadecimal CycloneDX asks for. */
function hashOf(integrity) {
	const [algorithm, digest] = integrity.split(" ")[0].split(/-(.*)/s);
	const names = { sha512: "SHA-512", sha384: "SHA-384", sha256: "SHA-256", sha1: "SHA-1" };
	return { alg: names[algorithm], content: Buffer.from(digest, "base64").toString("hex") };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
	const read = (name) => JSON.parse(fs.readFileSync(path.join(root, name), "utf8"));
	console.log(JSON.stringify(billOfMaterials(read("package-lock.json"), read("package.json")), null, 1));
}
