import "server-only";
import { cache } from "react";
import { listContacts } from "@/data/contacts";
import { getRunbook } from "@/data/runbooks";
import { type ContactRole, contactsFor, makeRunbook, mergeRunbook, type ScenarioId, sitesOfServices } from "@/engine";
import { requireService } from "../require-service";

/** The runbook in the address: as it was saved, as the facts would write it today, and what the two make together. */
export const requireRunbook = cache(async (slug: string, serviceId: string, scenario: ScenarioId) => {
	const assessed = await requireService(slug, serviceId);
	const { context, facts, asOf } = assessed;
	const [saved, everybody] = await Promise.all([getRunbook(context, { serviceId, scenario }), listContacts(context)]);
	const now = makeRunbook(facts, serviceId, scenario, asOf);
	const merged = saved ? mergeRunbook(saved.generated, saved.steps, now.steps) : { steps: now.steps, changes: [] };
	const hosts = new Map(now.steps.map((step) => [step.id, step.hosts]));
	const steps = (saved?.steps ?? now.steps).map((step) => ({ ...step, hosts: hosts.get(step.id) ?? step.hosts }));
	const contacts = contactsFor(everybody, sitesOfServices(facts).get(serviceId) ?? new Set());
	const known = new Set<ContactRole>(contacts.map(({ role }) => role));
	const missing = [...new Set(steps.map(({ owner }) => owner))].filter((role) => !known.has(role));
	return { ...assessed, saved, now, merged, steps, contacts, missing };
});
