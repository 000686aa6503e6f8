import type { Facts } from "@/engine";
import { factsSchema } from "@/schemas/facts";
import { readSample } from "../support/sample";

/** The sample organisation, checked. */
export async function sampleFacts(): Promise<Facts> {
	const { $schema: _, ...facts } = (await readSample()) as Record<string, unknown>;
	return factsSchema.parse(facts);
}
