import type { LayerId } from "../assessment";
import { PRACTICES, type Practice } from "../catalogue/practices";

/** One question as it was asked: kept with a snapshot, so that a later catalogue can say what it changed. */
export interface RecordedPractice {
	id: string;
	layer: LayerId;
	/** The question's words. */
	practice: string;
	weight: number;
	maxAgeMonths: number;
	/** Of everything its score rests on: weight, gate, whom it is asked, age of evidence, effect. */
	digest: string;
}

export type CatalogueChange =
	| { id: string; practice: string; kind: "asked anew" | "no longer asked" }
	| { id: string; practice: string; kind: "other words" | "counts otherwise"; before: RecordedPractice };

/** What did the catalogue ask, practice by practice? Linear in the practices. */
export function recordCatalogue(practices: readonly Practice[] = PRACTICES): RecordedPractice[] {
	return practices.map(({ id, layer, practice, weight, maxAgeMonths, gate, appliesTo, effect }) => ({
		id,
		layer,
		practice,
		weight,
		maxAgeMonths,
		digest: digestOf(canonical({ weight, maxAgeMonths, gate, appliesTo, phases: effect.phases, rates: effect.rates })),
	}));
}

/** Which questions differ between two catalogues? In the order of the later one, what has gone at the end. */
export function catalogueChanges(
	before: readonly RecordedPractice[],
	after: readonly RecordedPractice[],
): CatalogueChange[] {
	const older = new Map(before.map((one) => [one.id, one]));
	const changes = after.flatMap((one): CatalogueChange[] => {
		const was = older.get(one.id);
		older.delete(one.id);
		const named = { id: one.id, practice: one.practice };
		if (was === undefined) return [{ ...named, kind: "asked anew" }];
		if (was.digest !== one.digest) return [{ ...named, kind: "counts otherwise", before: was }];
		return was.practice === one.practice ? [] : [{ ...named, kind: "other words", before: was }];
	});
	const gone = [...older.values()].map(
		({ id, practice }): CatalogueChange => ({ id, practice, kind: "no longer asked" }),
	);
	return [...changes, ...gone];
}

/** JSON that does not depend on the order in which a store keeps its keys. */
export function canonical(value: unknown): string {
	return JSON.stringify(value, (_key, part: unknown) =>
		part !== null && typeof part === "object" && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
			: part,
	);
}

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;

/** FNV-1a, 64 bits (Fowler, Noll and Vo): tells two texts apart, keeps no secret. */
export function digestOf(text: string): string {
	let hash = FNV_OFFSET;
	for (let index = 0; index < text.length; index++)
		hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * FNV_PRIME);
	return hash.toString(16).padStart(16, "0");
}
