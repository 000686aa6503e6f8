import { PRACTICE_SOURCES, PRACTICES, RATE_SOURCES, SOURCES } from "@/engine";

export interface SourceWords {
	title: string;
	/** As it is read; null for a work on paper or one known only by name. */
	place: string | null;
	/** `https://…`, where the place is one. */
	address: string | null;
}

/** What the paper prints of the catalogue; a report keeps it as it stood. */
export interface CatalogueWords {
	practices: Record<string, { practice: string; sources: string[] }>;
	sources: Record<string, SourceWords>;
}

const TABLES: Readonly<Record<string, { title: string; address: string | null }>>[] = [
	RATE_SOURCES,
	PRACTICE_SOURCES,
	SOURCES,
];
const ADDRESS = /^[a-z0-9.-]+\.[a-z]{2,}(\/[\w\-./~%+=?&#]*)?$/i;

/** The catalogue's words of today. */
export function catalogueWords(): CatalogueWords {
	const sources: CatalogueWords["sources"] = {};
	for (const table of TABLES)
		for (const [key, { title, address }] of Object.entries(table)) {
			const place = address?.replace(/^https?:\/\//, "") ?? null;
			sources[key] = { title, place, address: place && ADDRESS.test(place) ? `https://${place}` : null };
		}
	return {
		practices: Object.fromEntries(
			PRACTICES.map(({ id, practice, sources: from }) => [id, { practice, sources: from.map(({ key }) => key) }]),
		),
		sources,
	};
}
