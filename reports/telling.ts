import type { Assessment, Facts, HandOver } from "@/engine";
import type { CatalogueWords, SourceWords } from "./catalogue-words";
import type { Words } from "./words/words";

export interface ListedSource extends SourceWords {
	number: number;
	key: string;
}

/** Numbers sources in the order they are first cited. */
export class SourceList {
	readonly #numbers = new Map<string, number>();

	constructor(private readonly known: CatalogueWords["sources"]) {}

	/** "[3]", or nothing for a key that the catalogue does not hold. */
	reference(key: string | null): string {
		if (key === null || key === "" || !Object.hasOwn(this.known, key)) return "";
		const number = this.#numbers.get(key) ?? this.#numbers.size + 1;
		this.#numbers.set(key, number);
		return `[${number}]`;
	}

	title(key: string): string {
		return this.known[key]?.title ?? key;
	}

	list(): ListedSource[] {
		return [...this.#numbers].map(([key, number]) => ({ number, key, ...this.known[key]! }));
	}
}

/** What every section is told from. */
export interface Telling {
	facts: Facts;
	assessment: Assessment;
	/** Null in reports that were frozen before these were kept. */
	figures: HandOver | null;
	catalogue: CatalogueWords;
	words: Words;
	sources: SourceList;
	/** For engineers: formulas, evidence, run sheets. */
	detailed: boolean;
}

/** Names of services by id, for lists of whom something touches. */
export function serviceNames({ assessment }: Pick<Telling, "assessment">): ReadonlyMap<string, string> {
	return new Map(assessment.services.map((service) => [service.serviceId, service.name]));
}

export function namesOf(ids: readonly string[], names: ReadonlyMap<string, string>): string[] {
	return ids.map((id) => names.get(id)).filter((name) => name !== undefined);
}
