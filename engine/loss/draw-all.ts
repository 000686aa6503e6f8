import type { Distribution } from "../random/distribution";
import { fillUniforms, type Generator } from "../random/generator";
import { BLOCK, drawBlock } from "../restore/draw-durations";

/** So many draws of one distribution from one stream. */
export function drawAll(distribution: Distribution, random: Generator, trials: number): Float64Array {
	const samples = new Float64Array(trials);
	if (distribution.variance === 0) return samples.fill(distribution.mean);
	for (let from = 0; from < trials; from += BLOCK)
		drawBlock(distribution, random, samples.subarray(from), Math.min(BLOCK, trials - from));
	return samples;
}

/** So many numbers inside (0, 1). */
export function drawUniforms(random: Generator, trials: number): Float64Array {
	const uniforms = new Float64Array(trials);
	fillUniforms(random, uniforms);
	return uniforms;
}
