/** `member.change-role` reads "member, change role": the log keeps the exact word beside it. */
export function actionWords(action: string): string {
	const [noun = "", verb = ""] = action.split(".");
	const name = noun.replaceAll("-", " ").replace("organization", "organisation");
	return `${name}, ${verb.replaceAll("-", " ")}`;
}

/** The details of an entry in one line, without the marks of JSON. */
export function detailWords(details: unknown): string {
	if (typeof details !== "object" || details === null) return String(details ?? "");
	return Object.entries(details)
		.map(([name, value]) => `${name}: ${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
		.join("; ");
}
