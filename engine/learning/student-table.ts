import { logGamma } from "../stats/incomplete-gamma";
import { studentProbability, studentQuantile } from "../stats/student-distribution";

const CELLS = 1024;
const cache = new Map<number, Float64Array>();

/** Quantiles of Student's t at 0, 1/1024 … 1; the infinite ends are taken a quarter of a cell in. Kept per degrees. */
export function studentTable(degrees: number): Float64Array {
	const known = cache.get(degrees);
	if (known) return known;
	const logFront = logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - 0.5 * Math.log(degrees * Math.PI);
	const points = new Float64Array(CELLS + 1);
	let value = 0;
	for (let index = CELLS / 2 + 1; index < CELLS; index++) {
		for (let step = 0; step < 30; step++) {
			const density = Math.exp(logFront - ((degrees + 1) / 2) * Math.log1p((value * value) / degrees));
			const correction = (studentProbability(degrees, value) - index / CELLS) / density;
			value -= correction;
			if (Math.abs(correction) < 1e-12) break;
		}
		points[index] = value;
		points[CELLS - index] = -value;
	}
	points[CELLS] = studentQuantile(degrees, 1 - 0.25 / CELLS);
	points[0] = -points[CELLS];
	if (cache.size > 200) cache.clear();
	cache.set(degrees, points);
	return points;
}
