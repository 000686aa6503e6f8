import { PRACTICE_SOURCES, PRACTICES, RATE_SOURCES, SOURCES } from "@/engine";

const practices = new Map(PRACTICES.map((practice) => [practice.id, practice]));

export function practiceWith(practiceId: string) {
	return practices.get(practiceId) ?? null;
}

export interface SourceWords {
	title: string;
	/** As it is read; null for a work on paper or one known only by name. */
	place: string | null;
	/** `https://…`, where the place is one. */
	address: string | null;
}

const TABLES: Readonly<Record<string, { title: string; address: string | null }>>[] = [
	SOURCES,
	PRACTICE_SOURCES,
	RATE_SOURCES,
];
const ADDRESS = /^[a-z0-9.-]+\.[a-z]{2,}(\/[\w\-./~%+=?&#]*)?$/i;

export function sourceWith(key: string): SourceWords | null {
	for (const table of TABLES) {
		const source = Object.hasOwn(table, key) ? table[key] : undefined;
		if (!source) continue;
		const place = source.address?.replace(/^https?:\/\//, "") ?? null;
		return { title: source.title, place, address: place && ADDRESS.test(place) ? `https://${place}` : null };
	}
	return null;
}
