/** `items` in pieces of `size`, the last one shorter. */
export function* piecesOf<T>(items: readonly T[], size: number): Generator<T[]> {
	for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
