import "server-only";
import type { Facts } from "@/engine";
import { SERVICE_KIND_LABELS } from "@/lib/kinds";
import { recordChange } from "./audit";
import { inOrganization, type Json } from "./db";
import { getFacts } from "./facts";
import { readFactsFile, writeFacts } from "./load-facts";
import { newId } from "./new-id";
import { insertOrganization, withFreeSlug } from "./organizations";
import { type Context, requirePermission } from "./permission";

/** A source in the client's words could name the client. */
const SOURCE = "carried over with the template";
const withoutSource = <T extends { source: string }>(rows: readonly T[]): T[] =>
	rows.map((row) => ({ ...row, source: SOURCE }));

/**
 * The shape of an assessment without what tells whose it is: weights, rates and durations of one's own, office hours, and
 * of each service its kind, its targets and the tier it claims. No name, site, server, answer, evidence, drill, incident,
 * quotation or price of an hour goes along; what is left out is unknown in the copy.
 */
export function templateOf({ organization, services }: Facts, name: string): unknown {
	const counts = new Map<string, number>();
	const { phases, rates, components, scoreWeights } = organization.overrides;
	const overrides = {
		...{ phases: withoutSource(phases), rates: withoutSource(rates), scoreWeights, costs: [], scanners: [] },
		...(components ? { components: withoutSource(components) } : {}),
	};
	return {
		formatVersion: 1,
		organization: { ...organization, name, overrides },
		services: services.map(({ id, kind, targets, protection }) => {
			const count = (counts.get(kind) ?? 0) + 1;
			counts.set(kind, count);
			return {
				id,
				name: `${SERVICE_KIND_LABELS[kind]} ${count}`,
				kind,
				targets,
				protection: { tier: protection.tier },
			};
		}),
	};
}

/** A new organisation with the shape of this one, for the next client. */
export async function duplicateAsTemplate(context: Context, { name }: { name: string }): Promise<{ slug: string }> {
	requirePermission(context, "organization.edit");
	const facts = readFactsFile(templateOf(await getFacts(context), name));
	const { country, currency, timeZone } = facts.organization;
	return withFreeSlug(name, (slug) => {
		const organizationId = newId();
		const seed = { organizationId, slug, ownerId: context.userId, isSample: false, name, country, currency, timeZone };
		const { firm: _firm, ...person } = context;
		const copy: Context = {
			...person,
			...{ organizationId, organizationSlug: slug, organizationName: name, role: "owner", isSample: false },
		};
		return inOrganization({ organizationId }, async (tx) => {
			await insertOrganization(tx, seed);
			await writeFacts(tx, copy, facts);
			const details: Json = { name, services: facts.services.length };
			await recordChange(tx, copy, { action: "organization.create-from-template", details });
			return { slug };
		});
	});
}
