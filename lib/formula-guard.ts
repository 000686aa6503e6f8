const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/;
const GUARDED = /^'+[=+\-@＝＋－＠\t\r]/;

/** A cell a spreadsheet would take for a formula gets a quote before it; our reader takes exactly that one off again. */
export const neutralised = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** What was neutralised, as it was. */
export const withoutGuard = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);
