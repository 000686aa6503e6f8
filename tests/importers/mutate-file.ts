/** A small generator of its own, so that a file that fails can be made again from its number. */
export function numbersFrom(seed: number): () => number {
	let state = seed >>> 0 || 1;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 2 ** 32;
	};
}

const NASTY = [
	"\u0000",
	"\uFEFF",
	'"',
	'""',
	",",
	";",
	"\t",
	"\r",
	"\n",
	"=cmd()",
	"__proto__",
	"constructor",
	"-1",
	"1e999",
	"NaN",
	"𝒳",
	"\u202e",
	"{",
	"[",
	"]:",
	"<!DOCTYPE x>",
	"9".repeat(400),
	"x".repeat(40_000),
	"[a:z]",
	"web[1:99999999999]",
	"{{",
	": {",
	"- - -",
];

/** One to eight wounds: bytes flipped, cut, doubled, moved, zeroed, or something nasty put in. */
export function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
	let current = Buffer.from(bytes);
	const wounds = 1 + Math.floor(random() * 8);
	for (let wound = 0; wound < wounds && current.length > 0; wound++) {
		const at = Math.floor(random() * current.length);
		const length = Math.floor(random() * Math.min(200, current.length - at));
		const kind = Math.floor(random() * 7);
		if (kind === 0) current[at] = Math.floor(random() * 256);
		else if (kind === 1) current = current.subarray(0, at);
		else if (kind === 2) current = Buffer.concat([current.subarray(0, at), current.subarray(at + length)]);
		else if (kind === 3) current = Buffer.concat([current.subarray(0, at + length), current.subarray(at)]);
		else if (kind === 4) current.fill(0, at, at + length);
		else if (kind === 5)
			current = Buffer.concat([
				current.subarray(0, at),
				Buffer.from(NASTY[Math.floor(random() * NASTY.length)]!),
				current.subarray(at),
			]);
		else for (let index = at; index < at + length; index++) current[index] = Math.floor(random() * 256);
		current = Buffer.from(current);
	}
	return new Uint8Array(current);
}

const WORDS = [
	"name",
	"VM",
	"Powerstate",
	"memory",
	"site",
	"os",
	"serial",
	"fqdn",
	"ip",
	"role",
	"alpha",
	"10.0.0.1",
	"a.b.c",
	"32 GB",
	"-5",
	"1.2 TB",
	"yes",
	"2026-02-30",
	"\u0000",
	'"',
	"=1+1",
	"",
	"  ",
	"ü",
	"दिल्ली",
	"421a0001-7b1c-4d2e-9a10-000000000001",
];

/** A table of random shape and words, cut by a random separator. */
export function generated(random: () => number): Uint8Array {
	const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
	const [separator, end] = [pick([",", ";", "\t", "|"]), pick(["\n", "\r\n", "\r"])];
	const width = 1 + Math.floor(random() * 12);
	const rows = Array.from({ length: Math.floor(random() * 15) }, () =>
		Array.from({ length: Math.max(0, width + Math.floor(random() * 3) - 1) }, () =>
			random() < 0.2 ? `"${pick(WORDS)}"` : pick(WORDS),
		).join(separator),
	);
	return new Uint8Array(Buffer.from(rows.join(end), random() < 0.1 ? "utf16le" : "utf8"));
}
