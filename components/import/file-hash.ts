const ROUND = new Uint32Array(64);
const START = new Uint32Array(8);

/** The constants of FIPS 180-4: fractions of the square and cube roots of the first primes. */
function fillConstants(): void {
	const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) >>> 0;
	let found = 0;
	for (let candidate = 2; found < 64; candidate++) {
		let prime = true;
		for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) prime = false;
		if (!prime) continue;
		if (found < 8) START[found] = fraction(Math.sqrt(candidate));
		ROUND[found++] = fraction(Math.cbrt(candidate));
	}
}
fillConstants();

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function compress(state: Uint32Array, words: Uint32Array, view: DataView, offset: number): void {
	for (let i = 0; i < 16; i++) words[i] = view.getUint32(offset + i * 4);
	for (let i = 16; i < 64; i++) {
		const [early, late] = [words[i - 15]!, words[i - 2]!];
		const s0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
		const s1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
		words[i] = words[i - 16]! + s0 + words[i - 7]! + s1;
	}
	let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
	for (let i = 0; i < 64; i++) {
		const t1 = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[i]! + words[i]!) | 0;
		const t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
		h = g;
		g = f;
		f = e;
		e = (d + t1) | 0;
		d = c;
		c = b;
		b = a;
		a = (t1 + t2) | 0;
	}
	for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = state[index]! + word;
}

/** SHA-256 without the browser's own, which plain http on a local network does not offer. */
export function sha256(bytes: Uint8Array): string {
	const state = START.slice();
	const words = new Uint32Array(64);
	const whole = bytes.length - (bytes.length % 64);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	for (let offset = 0; offset < whole; offset += 64) compress(state, words, view, offset);
	const tail = new Uint8Array(bytes.length - whole < 56 ? 64 : 128);
	tail.set(bytes.subarray(whole));
	tail[bytes.length - whole] = 0x80;
	const tailView = new DataView(tail.buffer);
	tailView.setUint32(tail.length - 8, Math.floor((bytes.length * 8) / 2 ** 32));
	tailView.setUint32(tail.length - 4, (bytes.length * 8) >>> 0);
	for (let offset = 0; offset < tail.length; offset += 64) compress(state, words, tailView, offset);
	return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}

export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	if (!globalThis.crypto?.subtle) return sha256(bytes);
	const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
