import "server-only";
import { organizationSchema } from "@/schemas/facts-organization";
import { type ScoreWeights, ScoreWeightsChange } from "@/schemas/score-weights";
import { recordFactsChange } from "./audit";
import { inOrganization, type Json } from "./db";
import { type Context, requirePermission } from "./permission";
import { Refusal } from "./refusal";

const PARTS = ["restore", "loss", "prevention", "proof"] as const;

const isSame = (one: ScoreWeights | null, other: ScoreWeights | null): boolean =>
	PARTS.every((part) => one?.[part] === other?.[part]);

const inWords = (weights: ScoreWeights | null): string =>
	weights === null ? "the catalogue's" : PARTS.map((part) => `${part} ${weights[part]}`).join(", ");

/** How much each part of the score counts here; null gives the parts the catalogue's weights again. */
export function changeScoreWeights(context: Context, input: ScoreWeightsChange): Promise<void> {
	requirePermission(context, "organization.edit");
	const { before, own } = ScoreWeightsChange.parse(input);
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		await tx.$executeRaw`SELECT FROM "Organization" WHERE "id" = ${organizationId}::uuid FOR UPDATE`;
		const row = await tx.organization.findUniqueOrThrow({ where: { id: organizationId }, select: { overrides: true } });
		const overrides = organizationSchema.shape.overrides.parse(row.overrides);
		const now = overrides.scoreWeights;
		if (!isSame(now, before))
			throw new Refusal(
				"conflict",
				`Meanwhile somebody else set the weights to ${inWords(now)}; you wrote ${inWords(own)}. Nothing was saved: reload to see theirs, then enter yours again.`,
			);
		await tx.organization.updateMany({
			where: { id: organizationId },
			data: { overrides: { ...overrides, scoreWeights: own } as unknown as Json, version: { increment: 1 } },
		});
		await recordFactsChange(tx, context, {
			...{
				action: own === null ? "weights.reset" : "weights.set",
				targetKind: "organization",
				targetId: organizationId,
			},
			details: { before: now, after: own },
		});
	});
}
