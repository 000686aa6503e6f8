/** Keeps what was made for a key, so that it is made once; all is forgotten when `most` keys are held. */
export function remember<Value>(most: number): (key: string, make: () => Value) => Value {
	const kept = new Map<string, Value>();
	return (key, make) => {
		const known = kept.get(key);
		if (known !== undefined) return known;
		const made = make();
		if (kept.size >= most) kept.clear();
		kept.set(key, made);
		return made;
	};
}
