import "server-only";

/** Keeps the `size` results asked for last. One that failed is asked for again. */
export function remember<T>(size: number): (key: string, make: () => Promise<T>) => Promise<T> {
	const kept = new Map<string, Promise<T>>();
	return (key, make) => {
		const result = kept.get(key) ?? make();
		kept.delete(key);
		kept.set(key, result);
		result.catch(() => kept.get(key) === result && kept.delete(key));
		const oldest = kept.keys().next().value;
		if (kept.size > size && oldest !== undefined) kept.delete(oldest);
		return result;
	};
}
