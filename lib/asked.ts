/** What the address asks of a list, each part as one text; a part it does not name is empty. */
export function askedOf<Part extends string>(
	parameters: Record<string, string | string[] | undefined>,
	parts: readonly Part[],
): Record<Part, string> {
	return Object.fromEntries(
		parts.map((part) => {
			const value = parameters[part];
			return [part, ((Array.isArray(value) ? value[0] : value) ?? "").slice(0, 200)];
		}),
	) as Record<Part, string>;
}
