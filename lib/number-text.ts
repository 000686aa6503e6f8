/** A reading of typed text: the value, or a sentence that says how to write it. */
export type Reading = { value: number } | { problem: string };

const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
/** 1,234 · 1,50,000 · 1 234 567 · 1'234.5 */
const GROUPED = /^[+-]?\d{1,3}(([, ' ]\d{2,3})*[, ' ]\d{3})(\.\d+)?$/;
const DECIMAL_COMMA = /^[+-]?\d+,\d{1,2}$|^[+-]?\d+,\d{4,}$/;

/** Plain, grouped (thousands or lakhs) and decimal-comma numbers; null when the text is no number. */
export function numberFrom(text: string): number | null {
	const trimmed = text.trim().replace(/[\u00a0\u202f\u2009]/g, " ");
	if (PLAIN.test(trimmed)) return Number(trimmed);
	if (GROUPED.test(trimmed)) return Number(trimmed.replace(/[, ' ]/g, ""));
	if (DECIMAL_COMMA.test(trimmed)) return Number(trimmed.replace(",", "."));
	return null;
}

/** The shortest text that reads back as the same number; never scientific notation. */
export function numberText(value: number): string {
	const short = String(value);
	if (!/e/i.test(short)) return short;
	return value.toFixed(20).replace(/\.?0+$/, "");
}

/** A number and the unit behind it, the unit in lower case without spaces; null when there is no number in front. */
export function splitUnit(text: string): { amount: number; unit: string } | null {
	const match = /^\s*([+-]?[\d.,'\s\u00a0\u202f\u2009]*\d\.?)\s*(.*?)\s*$/.exec(text);
	if (!match) return null;
	const amount = numberFrom(match[1]!);
	return amount === null ? null : { amount, unit: match[2]!.toLowerCase().replace(/\s+/g, "") };
}
