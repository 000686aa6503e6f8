import { namesOf, serviceNames, type Telling } from "./telling";

const ROWS_FOR_A_BOARD = 12;

export interface AssumptionsModel {
	introduction: string;
	title: string;
	head: string[];
	rows: { sentence: string; services: string; origin: string; reference: string }[];
	more: string | null;
	sourcesTitle: string;
	sources: {
		number: number;
		title: string;
		address: string | null;
		/** The address as it is read, without its scheme; empty when there is none. */
		addressText: string;
	}[];
}

export function assumptionsModel(telling: Telling): AssumptionsModel {
	const { assessment, sources, words, detailed } = telling;
	const { t, f, say } = words;
	const names = serviceNames(telling);
	const listed = detailed
		? assessment.assumptions
		: [...assessment.assumptions].sort((a, b) => b.serviceIds.length - a.serviceIds.length).slice(0, ROWS_FOR_A_BOARD);
	const hidden = assessment.assumptions.length - listed.length;
	const rows = listed.map((assumption) => {
		const touched = namesOf(assumption.serviceIds, names);
		const all = touched.length > 0 && touched.length === assessment.services.length;
		return {
			sentence: say(assumption.sentence),
			services: all
				? t("assumptions.allServices")
				: touched.length === 0
					? t("assumptions.organization")
					: f.list(touched, 4),
			origin: t(`origins.${assumption.origin.kind}`),
			reference: sources.reference(assumption.origin.source),
		};
	});
	return {
		introduction: t(rows.length === 0 ? "assumptions.none" : "assumptions.introduction"),
		title: t("assumptions.title"),
		head: [t("assumptions.what"), t("assumptions.forHead"), t("assumptions.from")],
		rows,
		more: hidden > 0 ? t("assumptions.more", { count: hidden }) : null,
		sourcesTitle: t("assumptions.sourcesTitle"),
		sources: sources.list().map(({ number, title, address, place }) => ({
			number,
			title,
			address,
			addressText: place ?? "",
		})),
	};
}
