import type { InputOrigin, Sentence } from "../assessment";
import type { Facts, Service } from "../facts";
import { sentence } from "../sentence";
import type { ComponentKind } from "./component-figures";
import { type Block, logicOfBlocks } from "./failure-logic";
import { type StructureComponent, serviceStructure } from "./service-structure";
import { type SharedFate, sharedFate } from "./shared-fate";
import { HOURS_PER_YEAR, type PartImportance, structureAvailability, unavailabilityOf } from "./structure-availability";

export interface ServiceComponent extends PartImportance {
	kind: ComponentKind;
	label: string;
	serviceId: string;
	unavailability: number;
	ownFailuresPerYear: number;
	repairHours: number;
	rateOrigin: InputOrigin;
	repairOrigin: InputOrigin;
}

export interface PointOfFailure {
	/** Ids of components; one or two. */
	components: string[];
	minutesPerYear: number;
	sentence: Sentence;
}

export interface ServiceAvailability {
	serviceId: string;
	availability: number;
	unavailability: number;
	downtimeMinutesPerYear: number;
	failuresPerYear: number;
	meanUpHours: number | null;
	meanDownHours: number | null;
	/** What must work, for a drawing; leaves are ids of components. */
	structure: Block;
	/** Most minutes to gain first. */
	components: ServiceComponent[];
	singlePoints: PointOfFailure[];
	doublePoints: PointOfFailure[];
	sharedFate: SharedFate[];
	unknownFacts: string[];
}

const DOUBLE_POINTS_SHOWN = 20;

/**
 * How available do machines, storage, power, network and place let a service be, what alone or in pairs stops it, and what
 * should be mended first? Exact over the structure the facts give (see serviceStructure and structureAvailability).
 * Failures of software, data and people are not parts of the structure: they are in yearlyDowntime.
 * Errors: RangeError for ids the facts do not hold.
 */
export function serviceAvailability(facts: Facts, service: Service): ServiceAvailability {
	const { block, components, unknownFacts } = serviceStructure(facts, service);
	const parts = Object.fromEntries(
		[...components.values()].map(({ id, figures }) => [
			id,
			{
				unavailability:
					figures.failuresPerYear === 0
						? 0
						: unavailabilityOf(HOURS_PER_YEAR / figures.failuresPerYear, figures.repairHours),
				failuresPerYear: figures.failuresPerYear,
			},
		]),
	);
	const result = structureAvailability(logicOfBlocks(block), parts);
	const point = (set: string[]): PointOfFailure => ({
		components: set,
		minutesPerYear: set.reduce((product, id) => product * parts[id]!.unavailability, HOURS_PER_YEAR * 60),
		sentence: pointSentence(
			service,
			set.map((id) => components.get(id)!),
		),
	});
	const points = result.cutSets!.map(point).sort((a, b) => b.minutesPerYear - a.minutesPerYear);
	return {
		serviceId: service.id,
		availability: result.availability,
		unavailability: result.unavailability,
		downtimeMinutesPerYear: result.downtimeMinutesPerYear,
		failuresPerYear: result.failuresPerYear!,
		meanUpHours: result.meanUpHours,
		meanDownHours: result.meanDownHours,
		structure: block,
		components: result.importance
			.map((importance): ServiceComponent => {
				const { kind, label, serviceId, figures } = components.get(importance.part)!;
				return {
					...importance,
					kind,
					label,
					serviceId,
					unavailability: parts[importance.part]!.unavailability,
					ownFailuresPerYear: figures.failuresPerYear,
					repairHours: figures.repairHours,
					rateOrigin: figures.rateOrigin,
					repairOrigin: figures.repairOrigin,
				};
			})
			.sort((a, b) => b.improvementMinutesPerYear - a.improvementMinutesPerYear),
		singlePoints: points.filter(({ components: set }) => set.length === 1),
		doublePoints: points.filter(({ components: set }) => set.length === 2).slice(0, DOUBLE_POINTS_SHOWN),
		sharedFate: sharedFate(facts, service),
		unknownFacts,
	};
}

function pointSentence(service: Service, set: StructureComponent[]): Sentence {
	const [first, second] = set as [StructureComponent, StructureComponent | undefined];
	if (second)
		return sentence(
			"availability.double-point",
			`${service.name} stops when ${first.label} and ${second.label} fail at the same time.`,
			{ service: service.name, first: first.label, second: second.label },
		);
	return sentence(
		"availability.single-point",
		`${service.name} stops when ${first.label} fails: nothing stands in for it.`,
		{ service: service.name, component: first.label },
	);
}
