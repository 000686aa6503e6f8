import { Prisma } from "@/data/generated/client";

/** Which walls are down, and which were met: the switches that `plant-holes.ts` sets read it. */
export const holes = {
	open: new Set<string>(),
	met: new Set<string>(),
	at(site: string): boolean {
		holes.met.add(site);
		return holes.open.has(site);
	},
	or(site: string, isTagged: boolean): Prisma.Sql | string {
		const text = holes.at(site) ? " OR true" : "";
		return isTagged ? Prisma.raw(text) : text;
	},
};
