import "server-only";
import type { Overrides } from "@/engine";
import { organizationSchema } from "@/schemas/facts-organization";
import { isComponent, type OwnRate, RateChange, type RateTarget } from "@/schemas/rates";
import { recordFactsChange } from "./audit";
import { inOrganization, type Json } from "./db";
import { type Context, requirePermission } from "./permission";
import { Refusal } from "./refusal";

const overridesSchema = organizationSchema.shape.overrides;

/** The organisation's own figure for a rate of the catalogue, or null. */
export function ownRateOf({ rates, components }: Overrides, target: RateTarget): OwnRate | null {
	if (isComponent(target)) {
		const own = components?.findLast(({ component }) => component === target);
		return own ? { perYear: own.failuresPerYear, repairHours: own.repairHours, source: own.source } : null;
	}
	const own = rates.findLast(({ scenario }) => scenario === target);
	return own ? { perYear: own.eventsPerYear, repairHours: null, source: own.source } : null;
}

/** Sets an own figure in the place of the catalogue's, or takes it away again. */
export function changeRate(context: Context, input: RateChange): Promise<void> {
	requirePermission(context, "organization.edit");
	const { target, before, own } = RateChange.parse(input);
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		await tx.$executeRaw`SELECT FROM "Organization" WHERE "id" = ${organizationId}::uuid FOR UPDATE`;
		const row = await tx.organization.findUniqueOrThrow({ where: { id: organizationId }, select: { overrides: true } });
		const overrides = overridesSchema.parse(row.overrides);
		const now = ownRateOf(overrides, target);
		if (!isSame(now, before))
			throw new Refusal(
				"conflict",
				`Meanwhile somebody else set this rate to ${inWords(now)}; you saw ${inWords(before)} and wrote ${inWords(own)}. Nothing was saved: reload to see theirs, then enter yours again.`,
			);
		await tx.organization.updateMany({
			where: { id: organizationId },
			data: { overrides: withOwn(overrides, target, own) as unknown as Json, version: { increment: 1 } },
		});
		const details = { before: now, after: own } as unknown as Json;
		const action = own === null ? "rate.reset" : "rate.set";
		await recordFactsChange(tx, context, { action, targetKind: "rate", targetId: target, details });
	});
}

function withOwn(overrides: Overrides, target: RateTarget, own: OwnRate | null): Overrides {
	if (isComponent(target)) {
		const others = (overrides.components ?? []).filter(({ component }) => component !== target);
		const added =
			own?.repairHours == null
				? []
				: [{ component: target, failuresPerYear: own.perYear, repairHours: own.repairHours, source: own.source }];
		return { ...overrides, components: [...others, ...added] };
	}
	const others = overrides.rates.filter(({ scenario }) => scenario !== target);
	const added = own === null ? [] : [{ scenario: target, eventsPerYear: own.perYear, source: own.source }];
	return { ...overrides, rates: [...others, ...added] };
}

const isSame = (one: OwnRate | null, other: OwnRate | null): boolean =>
	one?.perYear === other?.perYear && one?.repairHours === other?.repairHours && one?.source === other?.source;

function inWords(own: OwnRate | null): string {
	if (own === null) return "the catalogue's";
	const repair = own.repairHours === null ? "" : `, ${own.repairHours} h to repair`;
	return `${own.perYear} a year${repair} (${own.source})`;
}
