import type { Telling } from "./telling";
import type { MessageKey } from "./words/words";

export interface MethodModel {
	paragraphs: { heading: string; text: string }[];
}

const PARAGRAPHS = [
	"restore",
	"protection",
	"loss",
	"verdict",
	"year",
	"order",
	"readiness",
	"unknown",
	"again",
] as const;

/** Written for an IT manager; the formulas themselves stand beside each figure. */
export function methodModel({ assessment, words: { t, f } }: Telling): MethodModel {
	const values = {
		trials: f.number(assessment.trials),
		seed: String(assessment.seed),
		engine: assessment.engineVersion,
		catalogue: assessment.catalogueVersion,
	};
	return {
		paragraphs: PARAGRAPHS.map((name) => ({
			heading: t(`method.${name}Title` as MessageKey),
			text: t(`method.${name}`, values),
		})),
	};
}

export interface SignOffModel {
	statement: string;
	head: string[];
	rows: string[][];
}

export function signOffModel(author: string, { words: { t } }: Telling): SignOffModel {
	return {
		statement: t("signOff.statement"),
		head: ["", t("signOff.name"), t("signOff.role"), t("signOff.signature"), t("signOff.date")],
		rows: [
			[t("signOff.preparedBy"), author],
			[t("signOff.checkedBy"), ""],
			[t("signOff.acceptedBy"), ""],
		],
	};
}
