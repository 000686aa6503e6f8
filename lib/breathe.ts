import { piecesOf } from "./pieces";

/** Lets whatever waits have its turn, between two pieces of a long computation. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const PIECE = 250;

/** `items`, mapped a piece at a time: in between, requests are answered and statements sent. */
export async function mapInPieces<T, U>(items: readonly T[], map: (item: T) => U): Promise<U[]> {
	const mapped: U[] = [];
	for (const piece of piecesOf(items, PIECE)) {
		for (const item of piece) mapped.push(map(item));
		await breathe();
	}
	return mapped;
}
