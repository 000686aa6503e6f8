import { z } from "zod";

const weight = z.number().positive("Above 0: a part that counts nothing would hide it").max(1000, "At most 1,000");

export const ScoreWeights = z.strictObject({ restore: weight, loss: weight, prevention: weight, proof: weight });
export type ScoreWeights = z.output<typeof ScoreWeights>;

/** `before` is what the form was opened with; null is the catalogue's. */
export const ScoreWeightsChange = z.strictObject({ before: ScoreWeights.nullable(), own: ScoreWeights.nullable() });
export type ScoreWeightsChange = z.output<typeof ScoreWeightsChange>;
