import type { Assessment, Facts, TierId } from "@/engine";
import { rankServices } from "@/lib/finding";
import { formatDate, formatGigabytes, formatHours, formatLoss, formatMinutes, formatTarget } from "@/lib/format";
import { SCENARIO_LABELS, TIER_LABELS } from "@/lib/labels";
import type { SourceList } from "./model-assumptions";
import { type VerdictMark, verdictMark } from "./verdict-mark";

export interface TiersModel {
	introduction: string;
	rows: {
		number: string;
		name: string;
		tier: string;
		/** What is claimed, when it is not what is in force. */
		claimed: string | null;
		target: string;
		documented: string;
		source: string;
		hardwareP50: string;
		hardwareP90: string;
		worst: string;
		worstP50: string;
		worstP90: string;
		loss: string;
		lossTarget: string;
		verdict: VerdictMark;
	}[];
	envelopes: { name: string; sentence: string }[];
}

export function tierWords(tier: TierId): string {
	return tier === "hosted" ? "hosted" : `${tier} ${TIER_LABELS[tier]}`;
}

export function tiersModel(facts: Facts, assessment: Assessment, sources: SourceList): TiersModel {
	const targets = new Map(facts.services.map((service) => [service.id, service.targets]));
	const ranked = rankServices(assessment, "worst");
	return {
		introduction:
			ranked.length === 0
				? "No service has been described yet, so there is no time to estimate. Add a service and say how it is protected."
				: "The documented time is what the literature gives for the tier when one server is lost. The estimate beside it is this organisation's own; the two differ where its data, contracts or habits do. The worst failure is the one that overruns the target most.",
		rows: ranked.map(({ service, scenario }, index) => {
			const hardware = service.scenarios.find((entry) => entry.scenario === "hardware");
			const target = targets.get(service.serviceId);
			return {
				number: `4.${index + 1}`,
				name: service.name,
				tier: tierWords(service.tierInForce),
				claimed: service.tierClaimed === service.tierInForce ? null : tierWords(service.tierClaimed),
				target: formatTarget(scenario.restoreTargetMinutes),
				documented: service.documented?.label ?? "none",
				source: service.documented ? sources.reference(service.documented.source) : "",
				hardwareP50: formatMinutes(hardware?.restore.p50 ?? null),
				hardwareP90: formatMinutes(hardware?.restore.p90 ?? null),
				worst: SCENARIO_LABELS[scenario.scenario],
				worstP50: formatMinutes(scenario.restore.p50),
				worstP90: formatMinutes(scenario.restore.p90),
				loss: formatLoss(scenario.loss.p50Hours),
				lossTarget: target?.lossHours == null ? "none set" : formatHours(target.lossHours),
				verdict: verdictMark(scenario.restoreVerdict),
			};
		}),
		envelopes: ranked.flatMap(({ service }) => {
			const sentence = envelopeSentence(service.envelope, service.dataGigabytes);
			return sentence ? [{ name: service.name, sentence }] : [];
		}),
	};
}

export function envelopeSentence(
	envelope: Assessment["services"][number]["envelope"],
	dataGigabytes: number,
): string | null {
	const { largestGigabytes, exceededOn, alreadyExceeded } = envelope;
	if (largestGigabytes === null) return null;
	if (largestGigabytes <= 0) return "Even with no data at all it would not keep its documented time.";
	const limit = formatGigabytes(largestGigabytes);
	const now = formatGigabytes(dataGigabytes);
	if (alreadyExceeded) return `Its ${now} already pass the ${limit} up to which the tier keeps its documented time.`;
	if (exceededOn)
		return `Its ${now} grow past the ${limit} up to which the tier keeps its documented time on ${formatDate(exceededOn)}.`;
	return `The tier keeps its documented time up to ${limit}; today it holds ${now}.`;
}
