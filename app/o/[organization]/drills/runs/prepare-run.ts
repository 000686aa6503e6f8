import "server-only";
import { todayIn } from "@/data/assessment";
import { listContacts } from "@/data/contacts";
import type { DrillRunRow } from "@/data/drill-runs";
import { getFacts } from "@/data/facts";
import type { Context } from "@/data/permission";
import { getRunbook } from "@/data/runbooks";
import { makeRunbook, type ReadinessCheck, type RunStep, readinessChecks, runSteps } from "@/engine";

/** The steps a drill would walk if it began now, with addresses of today, and what is in order for it. */
export async function prepareRun(
	context: Context,
	run: DrillRunRow,
): Promise<{ steps: RunStep[]; checks: ReadinessCheck[] }> {
	const { kind, scenario, people } = run;
	const [facts, contacts] = await Promise.all([getFacts(context), listContacts(context)]);
	const asOf = todayIn(context.timeZone);
	const savedRunbooks = new Set<string>();
	const services = facts.services.filter(({ id }) => run.serviceIds.includes(id));
	const runbooks = await Promise.all(
		services.map(async (service) => {
			const now = makeRunbook(facts, service.id, scenario, asOf);
			const saved = await getRunbook(context, { serviceId: service.id, scenario });
			if (saved) savedRunbooks.add(service.id);
			const hosts = new Map(now.steps.map((step) => [step.id, step.hosts]));
			const steps = (saved?.steps ?? now.steps).map((step) => ({ ...step, hosts: hosts.get(step.id) ?? step.hosts }));
			return { service, steps };
		}),
	);
	const steps = runSteps(kind, runbooks);
	const owners = steps.map(({ owner }) => owner);
	const plan = { kind, scenario, serviceIds: run.serviceIds, people, savedRunbooks, owners };
	return { steps, checks: readinessChecks(facts, plan, contacts, new Date().toISOString()) };
}
