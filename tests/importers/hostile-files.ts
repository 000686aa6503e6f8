import { readdirSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { BadFile } from "@/importers/bad-file";
import { compareImport } from "@/importers/compare";
import { readFile } from "@/importers/read";
import { generated, mutated, numbersFrom } from "./mutate-file";
import { AS_OF, EMPTY, sampleBytes } from "./sample-files";

const SAMPLES = readdirSync(path.join(import.meta.dirname, "../fixtures/import"));

/** Feeds so many wounded and random files to the readers; each is read or refused with a sentence, and none takes long. */
export async function feedHostileFiles(
	count: number,
	seed: number,
): Promise<{ read: number; refused: number; slowestMilliseconds: number }> {
	const tally = { read: 0, refused: 0, slowestMilliseconds: 0 };
	for (let number = 0; number < count; number++) {
		const random = numbersFrom(seed + number * 2_654_435_761);
		for (let warm = 0; warm < 4; warm++) random();
		const sample = SAMPLES[Math.floor(random() * SAMPLES.length)]!;
		const bytes = random() < 0.25 ? generated(random) : mutated(sampleBytes(sample), random);
		const started = performance.now();
		try {
			const { rows } = await readFile(bytes, random() < 0.5 ? sample : "upload", { asOf: AS_OF });
			if (rows) {
				const plan = compareImport(rows, EMPTY);
				const refused = new Set(
					rows.issues.flatMap(({ severity, serverKey }) => (severity === "error" ? [serverKey] : [])),
				);
				for (const { key, values } of rows.servers) {
					if (!refused.has(key)) expect(values.name?.trim(), `file ${number}`).toBeTruthy();
					for (const value of Object.values(values))
						if (typeof value === "number") expect(Number.isFinite(value) && value >= -100, `file ${number}`).toBe(true);
				}
				expect(plan.rows.length, `file ${number}`).toBeGreaterThanOrEqual(rows.servers.length);
			}
			tally.read++;
		} catch (error) {
			if (!(error instanceof BadFile))
				throw new Error(`file ${number} (${sample}, seed ${seed}) broke the reader`, { cause: error });
			expect(error.message, `file ${number}`).toMatch(/^[A-Z“].{15,}[.]$/su);
			tally.refused++;
		}
		tally.slowestMilliseconds = Math.max(tally.slowestMilliseconds, performance.now() - started);
	}
	return tally;
}
