import type { Assessment } from "@/engine";

export interface MethodModel {
	paragraphs: { heading: string; text: string }[];
}

/** Written for an IT manager; the formulas themselves stand beside each figure. */
export function methodModel(assessment: Assessment): MethodModel {
	const trials = assessment.trials.toLocaleString("en-GB");
	return {
		paragraphs: [
			{
				heading: "Restore time",
				text: `For each service and each of six failures the path back is a small network of phases, such as finding out, deciding, buying, installing and copying. Every phase has a shortest, a usual and a longest duration, from the catalogue or from the organisation's own contracts and drills. The network is played through ${trials} times with seed ${assessment.seed}; P10, P50 and P90 are the times that one, five and nine of ten runs stay under.`,
			},
			{
				heading: "Which protection works",
				text: "A failure decides. A corruption or a ransom is copied by replication, so the restore falls back to the newest clean backup; a standby in the burning room is lost with it; a cluster on one store is no cluster when the store goes. The tier in force is the one that the facts support, which may be less than the one that is claimed.",
			},
			{
				heading: "Data loss",
				text: "What was written since the newest usable copy: the interval of the backup, the length of its job, the way off site, the lag of a replica and the chance that a backup silently failed. Where no copy is sure to survive, the report says so and gives the chance.",
			},
			{
				heading: "Verdict",
				text: "A target is met when nine of ten recoveries stay within it, at risk when half of them do, and missed when fewer do. A target of zero means automatic, within a minute.",
			},
			{
				heading: "Readiness",
				text: "Points from restore times, data loss, prevention in five layers, and proof. Practices count by answer, evidence and age. A practice that a tier cannot do without caps the score while it is missing. An unknown counts as nothing, and the range beside the score says what it could be worth; what does not apply leaves the sum with its reason.",
			},
			{
				heading: "Unknown",
				text: "An unknown fact is never read as zero. A default stands in for it, is listed as an assumption, and widens the range.",
			},
			{
				heading: "The same report again",
				text: `Facts, seed ${assessment.seed}, engine ${assessment.engineVersion} and catalogue ${assessment.catalogueVersion} are kept with this report. From them the same figures come out, to the last digit.`,
			},
		],
	};
}
