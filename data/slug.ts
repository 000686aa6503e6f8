import { randomInt } from "node:crypto";

/** `Müller & Söhne GmbH` → `mueller-soehne-gmbh`; a later attempt carries four digits of chance. */
export function slugFor(name: string, attempt: number): string {
	const plain = name
		.toLowerCase()
		.replace(/ä/g, "ae")
		.replace(/ö/g, "oe")
		.replace(/ü/g, "ue")
		.replace(/ß/g, "ss")
		.normalize("NFKD")
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-+|-+$/g, "")
		.slice(0, 48)
		.replace(/-+$/, "");
	const base = plain || "organization";
	return attempt === 0 ? base : `${base}-${randomInt(1000, 10_000)}`;
}
