import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import {
	type Assessment,
	compareOptions,
	type OptionComparison,
	type ServiceAvailability,
	type ServiceYearlyDowntime,
	serviceAvailability,
	serviceYearlyDowntime,
} from "@/engine";
import { breathe } from "@/lib/breathe";
import { type Assessed, requireAssessment } from "../../assessment";

/** The service in the address with its facts and its figures; somebody else's is not found. */
export const requireService = cache(async (slug: string, serviceId: string) => {
	const assessed = await requireAssessment(slug);
	const service = assessed.assessment.services.find((entry) => entry.serviceId === serviceId);
	const serviceFacts = assessed.facts.services.find((entry) => entry.id === serviceId);
	if (!service || !serviceFacts) notFound();
	return { ...assessed, service, serviceFacts };
});

export type AssessedService = Awaited<ReturnType<typeof requireService>>;

interface KeptFigures {
	options: Map<string, OptionComparison>;
	availability: Map<string, { structure: ServiceAvailability; year: ServiceYearlyDowntime }>;
}

/** Kept with the assessment they belong to, and gone with it: never older than the facts. */
const kept = new WeakMap<Assessment, KeptFigures>();

function keptOf(assessment: Assessment): KeptFigures {
	const known = kept.get(assessment) ?? { options: new Map(), availability: new Map() };
	kept.set(assessment, known);
	return known;
}

async function keep<Figures>(figures: Map<string, Figures>, serviceId: string, make: () => Figures): Promise<Figures> {
	const known = figures.get(serviceId);
	if (known) return known;
	// The page's head is sent before the engine takes the thread.
	await breathe();
	const made = make();
	figures.set(serviceId, made);
	return made;
}

export function optionsOf({ assessment, facts, asOf }: Assessed, serviceId: string): Promise<OptionComparison> {
	const { seed, trials } = assessment;
	return keep(keptOf(assessment).options, serviceId, () => compareOptions(facts, serviceId, { seed, trials, asOf }));
}

export function availabilityOf({ assessment, facts, asOf, service, serviceFacts }: AssessedService) {
	return keep(keptOf(assessment).availability, service.serviceId, () => ({
		structure: serviceAvailability(facts, serviceFacts),
		year: serviceYearlyDowntime(facts, serviceFacts, service, { asOf }),
	}));
}
