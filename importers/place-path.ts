/** `Pune > DC > Row A`: the last of three and more levels is a room, what stands before it the site. */
export function placeOf(path: string): { site: string; room: string | null } {
	const levels = path
		.split(/\s*>\s*/)
		.map((level) => level.trim())
		.filter(Boolean);
	if (levels.length < 3) return { site: levels.join(" "), room: null };
	return { site: levels.slice(0, -1).join(" "), room: levels.at(-1)! };
}

/** Sites are one when their names are, whatever stands between the words: `Pune-DC`, `Pune DC`, `Pune > DC`. */
export function siteKey(name: string): string {
	return name
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}
