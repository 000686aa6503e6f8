import type { Assessment } from "@/engine";
import { formatList } from "@/lib/format";
import { sourceWith } from "./catalogue-words";

export interface ListedSource {
	number: number;
	key: string;
	title: string;
	address: string | null;
	/** The address as it is read, without its scheme; empty when there is none. */
	addressText: string;
}

/** Numbers sources in the order they are first cited. */
export class SourceList {
	readonly #numbers = new Map<string, number>();

	/** "[3]", or nothing for a key that the catalogue does not hold. */
	reference(key: string | null): string {
		if (key === null || key === "" || !sourceWith(key)) return "";
		const number = this.#numbers.get(key) ?? this.#numbers.size + 1;
		this.#numbers.set(key, number);
		return `[${number}]`;
	}

	list(): ListedSource[] {
		return [...this.#numbers].map(([key, number]) => {
			const source = sourceWith(key);
			return {
				number,
				key,
				title: source?.title ?? key,
				address: source?.address ?? null,
				addressText: source?.place ?? "",
			};
		});
	}
}

export interface AssumptionsModel {
	introduction: string;
	rows: { sentence: string; services: string; origin: string; reference: string }[];
	sources: ListedSource[];
}

export const ORIGIN_WORDS = {
	fact: "your fact",
	contract: "contract",
	drill: "measured in a drill",
	override: "your own value",
	catalogue: "catalogue",
	assumption: "assumption, no source",
	unknown: "unknown",
} as const;

export function assumptionsModel(assessment: Assessment, sources: SourceList): AssumptionsModel {
	const names = new Map(assessment.services.map((service) => [service.serviceId, service.name]));
	const rows = assessment.assumptions.map((assumption) => {
		const touched = assumption.serviceIds.map((id) => names.get(id)).filter((name) => name !== undefined);
		const all = touched.length > 0 && touched.length === assessment.services.length;
		return {
			sentence: assumption.sentence.text,
			services: all ? "all services" : touched.length === 0 ? "the organisation" : formatList(touched, 4),
			origin: ORIGIN_WORDS[assumption.origin.kind],
			reference: sources.reference(assumption.origin.source),
		};
	});
	return {
		introduction:
			rows.length === 0
				? "No default had to stand in for a fact."
				: "Where a fact is unknown a default stands in for it. Each is listed with the services it touches; replacing one by a fact narrows the estimate.",
		rows,
		sources: sources.list(),
	};
}
