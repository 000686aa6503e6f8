import { PRACTICE_SOURCES, SOURCES } from "@/engine";
import type { FigureSource } from "./figure";

const SINGLE_ADDRESS = /^[\w-]+(\.[\w-]+)+(\/\S*)?$/;

/** A place to open, where the source has exactly one. */
function urlOf(address: string | null): string | null {
	if (address === null) return null;
	if (/^https?:\/\//.test(address)) return address;
	return SINGLE_ADDRESS.test(address) ? `https://${address}` : null;
}

export function sourceOf(key: string | null, clause: string | null = null): FigureSource | null {
	if (key === null) return null;
	const entry = SOURCES[key] ?? PRACTICE_SOURCES[key];
	if (!entry) return { title: key, url: null };
	return { title: clause ? `${entry.title}, ${clause}` : entry.title, url: urlOf(entry.address) };
}
