import type { Distribution } from "../random/distribution";
import { type Generator, nextUniform } from "../random/generator";
import { readTable } from "../random/tabulated";

/** So many draws of one distribution from one stream. */
export function drawAll(distribution: Distribution, random: Generator, trials: number): Float64Array {
	const samples = new Float64Array(trials);
	if (distribution.variance === 0) return samples.fill(distribution.mean);
	const { table } = distribution;
	for (let trial = 0; trial < trials; trial++) {
		const uniform = nextUniform(random);
		samples[trial] = table
			? table.offset + table.scale * readTable(table.points, uniform)
			: distribution.quantile(uniform);
	}
	return samples;
}
