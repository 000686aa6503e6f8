import { z } from "zod";
import { SCENARIO_IDS } from "@/engine";

export const runbookQuestion = z.strictObject({
	facts: z.unknown(),
	serviceId: z.string().min(1).max(200),
	scenario: z.enum(SCENARIO_IDS).default("hardware"),
	asOf: z.iso.date(),
});

export const replayQuestion = z.strictObject({
	facts: z.unknown(),
	asOf: z.iso.date(),
	trials: z.int().min(1).max(1_000_000).default(1000),
	seed: z.int().min(0).default(1),
});
