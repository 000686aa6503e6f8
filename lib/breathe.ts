/** Lets whatever waits have its turn, between two pieces of a long computation. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const PIECE = 250;

/** `items`, mapped a piece at a time: in between, requests are answered and statements sent. */
export async function mapInPieces<T, U>(items: readonly T[], map: (item: T) => U): Promise<U[]> {
	const mapped: U[] = [];
	for (let start = 0; start < items.length; start += PIECE) {
		for (const item of items.slice(start, start + PIECE)) mapped.push(map(item));
		await breathe();
	}
	return mapped;
}
