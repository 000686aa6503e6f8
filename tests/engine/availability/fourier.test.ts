import { expect, it } from "vitest";
import { fourier, realSpectrum, valuesOfSpectrum } from "@/engine/availability/fourier";
import { uniform } from "../uniform";

it("transforms real values as the whole transform does, and back", () => {
	for (const size of [4, 64, 2048]) {
		const draw = uniform(size);
		const values = Float64Array.from({ length: size }, () => draw() - 0.3);
		const real = values.slice();
		const imaginary = new Float64Array(size);
		fourier(real, imaginary, false);
		const half = realSpectrum(values);
		for (let index = 0; index <= size / 2; index++) {
			expect(half.real[index]).toBeCloseTo(real[index]!, 10);
			expect(half.imaginary[index]).toBeCloseTo(imaginary[index]!, 10);
		}
		const back = valuesOfSpectrum(half);
		for (let index = 0; index < size; index++) expect(back[index]).toBeCloseTo(values[index]!, 12);
	}
});
