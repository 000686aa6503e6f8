const made = new Map<string, Intl.DateTimeFormat>();

/** How a zone's clock is written. Made once: making one takes longer than using it a hundred times. */
export function clockFormat(
	locale: string,
	timeZone: string,
	options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
	const key = JSON.stringify([locale, timeZone, options]);
	const format = made.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
	made.set(key, format);
	return format;
}
