import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { betaPert, inSeries, simulateNetwork, stream } from "@/engine";

const TRIALS = 1_000_000;
const REPEATS = 5;
const here = import.meta.dirname;

/** Ten phases one after the other, the calibrated rebuild with its restore as a tenth. */
const PHASES: [string, number, number, number][] = [
	["detect", 2, 5, 15],
	["declare", 5, 10, 40],
	["procure", 155, 245, 350],
	["rack", 20, 40, 75],
	["operating-system", 30, 50, 90],
	["application", 25, 45, 85],
	["fetch-media", 3, 6, 20],
	["transfer", 60, 95, 185],
	["verify", 8, 15, 30],
	["switch-clients", 2, 5, 15],
];

export interface KernelTimes {
	/** Millions of phase samples a second, the middle of five. */
	engine: number;
	cpp: number | null;
	numpy: number | null;
	meanMinutes: number;
	/** Means of engine and C++ agree to twelve digits: they draw the same numbers. */
	sameNumbers: boolean | null;
}

/** The engine's whole simulation (totals, quantiles, variance shares) beside the bare kernels, one after the other, five times. */
export function timeKernels(): KernelTimes {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), "holdfast-bench-"));
	try {
		const input = path.join(folder, "input.bin");
		fs.writeFileSync(input, kernelInput());
		const cpp = compiled(folder);
		const network = inSeries(PHASES.map(([id, min, mode, max]) => ({ id, duration: betaPert(min, mode, max) })));
		const seconds = { engine: [] as number[], cpp: [] as number[], numpy: [] as number[] };
		let meanMinutes = 0;
		let cppMean: number | null = null;
		simulateNetwork(network, { trials: 100_000, seed: 1 });
		for (let repeat = 0; repeat < REPEATS; repeat++) {
			const began = performance.now();
			meanMinutes = simulateNetwork(network, { trials: TRIALS, seed: 1 }).mean;
			seconds.engine.push((performance.now() - began) / 1000);
			const native = cpp && outputOf(cpp, [input]);
			if (native) {
				seconds.cpp.push(native[0]);
				cppMean = native[1];
			}
			const vector = outputOf("python3", [path.join(here, "kernel.py"), input]);
			if (vector) seconds.numpy.push(vector[0]);
		}
		const rate = (list: number[]): number | null =>
			list.length === 0 ? null : (TRIALS * PHASES.length) / [...list].sort((a, b) => a - b)[list.length >> 1]! / 1e6;
		return {
			engine: rate(seconds.engine)!,
			cpp: rate(seconds.cpp),
			numpy: rate(seconds.numpy),
			meanMinutes,
			sameNumbers: cppMean === null ? null : Math.abs(cppMean / meanMinutes - 1) < 1e-12,
		};
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}

function kernelInput(): Buffer {
	const parts: Buffer[] = [Buffer.from(Int32Array.of(PHASES.length, TRIALS).buffer)];
	for (const [id, min, mode, max] of PHASES) {
		const { table } = betaPert(min, mode, max);
		const words = stream(1, `network/${id}`);
		parts.push(
			Buffer.from(words.buffer, words.byteOffset, words.byteLength),
			Buffer.from(Float64Array.of(table!.offset, table!.scale).buffer),
			Buffer.from(table!.points.buffer, table!.points.byteOffset, table!.points.byteLength),
		);
	}
	return Buffer.concat(parts);
}

function compiled(folder: string): string | null {
	const program = path.join(folder, "kernel");
	const { status } = spawnSync("g++", ["-O3", "-o", program, path.join(here, "kernel.cpp")]);
	return status === 0 ? program : null;
}

function outputOf(program: string, args: string[]): [number, number] | null {
	const { status, stdout } = spawnSync(program, args, { encoding: "utf8" });
	if (status !== 0) return null;
	const [seconds, mean] = stdout.trim().split(" ").map(Number);
	return [seconds!, mean!];
}
