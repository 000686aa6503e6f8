const BROWSERS: readonly [RegExp, string][] = [
	[/Edg\//, "Edge"],
	[/Firefox\//, "Firefox"],
	[/Chrome\//, "Chrome"],
	[/Safari\//, "Safari"],
];

const SYSTEMS: readonly [RegExp, string][] = [
	[/Android/, "Android"],
	[/iPhone|iPad/, "iOS"],
	[/Windows/, "Windows"],
	[/Mac OS/, "macOS"],
	[/Linux/, "Linux"],
];

/** "Firefox on Linux": enough to recognise one's own machine by. */
export function browserName(agent: string | null): string {
	if (!agent) return "Unknown browser";
	const find = (list: readonly [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent))?.[1];
	const browser = find(BROWSERS) ?? "A browser";
	const system = find(SYSTEMS);
	return system ? `${browser} on ${system}` : browser;
}
