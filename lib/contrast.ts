const HEX = /^#[0-9a-f]{6}$/i;

/** WCAG 2.2: text of ordinary size needs 4.5 to 1. */
export const READABLE_CONTRAST = 4.5;

function luminance(colour: string): number {
	const [red, green, blue] = [1, 3, 5].map((start) => {
		const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** Contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrastRatio(first: string, second: string): number {
	for (const colour of [first, second])
		if (!HEX.test(colour)) throw new RangeError(`not a colour of the form #rrggbb: ${colour}`);
	const [light, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a);
	return (light! + 0.05) / (dark! + 0.05);
}
