import type { Assessment, DocumentedRestore, TierId } from "@/engine";
import { rankServices } from "@/lib/finding";
import type { Telling } from "./telling";
import { type VerdictMark, verdictMark } from "./verdict-mark";
import type { Words } from "./words/words";

export interface TiersModel {
	introduction: string;
	head: string[];
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
		verdict: VerdictMark;
	}[];
	/** Under the table, where the documented times are from. */
	notes: string | null;
	lossTitle: string;
	lossAside: string;
	lossHead: string[];
	losses: { name: string; scenario: string; p50: string; p90: string; target: string; verdict: VerdictMark }[];
	envelopeTitle: string;
	envelopes: { name: string; sentence: string }[];
}

export function tierWords(tier: TierId, { t }: Words): string {
	return tier === "hosted" ? t("tiers.hosted") : `${tier} ${t(`tiers.${tier}`)}`;
}

export function tiersModel({ facts, assessment, sources, words }: Telling): TiersModel {
	const { t, f } = words;
	const targets = new Map(facts.services.map((service) => [service.id, service.targets]));
	const ranked = rankServices(assessment, "worst");
	const rows = ranked.map(({ service, scenario }, index) => {
		const hardware = service.scenarios.find((entry) => entry.scenario === "hardware");
		return {
			number: `4.${index + 1}`,
			name: service.name,
			tier: tierWords(service.tierInForce, words),
			claimed:
				service.tierClaimed === service.tierInForce
					? null
					: t("tierTable.claimed", { tier: tierWords(service.tierClaimed, words) }),
			target: f.target(scenario.restoreTargetMinutes),
			documented: documentedWords(service.documented, words),
			source: service.documented ? sources.reference(service.documented.source) : "",
			hardwareP50: f.minutes(hardware?.restore.p50 ?? null),
			hardwareP90: f.minutes(hardware?.restore.p90 ?? null),
			worst: t(`scenarios.${scenario.scenario}`),
			worstP50: f.minutes(scenario.restore.p50),
			worstP90: f.minutes(scenario.restore.p90),
			verdict: verdictMark(scenario.restoreVerdict, words),
		};
	});
	const cited = sources.list();
	return {
		introduction: t(ranked.length === 0 ? "tierTable.none" : "tierTable.introduction"),
		head: [
			t("tierTable.service"),
			t("tierTable.tier"),
			t("tierTable.target"),
			t("tierTable.documented"),
			t("tierTable.lostP50"),
			t("tierTable.lostP90"),
			t("tierTable.worst"),
			t("tierTable.worstP90"),
			t("tierTable.verdict"),
		],
		rows,
		notes:
			cited.length === 0
				? null
				: t("tierTable.notes", { sources: cited.map(({ number, title }) => `[${number}] ${title}`).join("; ") }),
		lossTitle: t("tierTable.lossTitle"),
		lossAside: t("tierTable.lossAside"),
		lossHead: [
			t("tierTable.service"),
			t("tierTable.lossFailure"),
			t("tierTable.lossP50"),
			t("tierTable.lossP90"),
			t("tierTable.lossTarget"),
			t("tierTable.verdict"),
		],
		losses: ranked.map(({ service }) => {
			const worst = service.scenarios.reduce((a, b) => (b.loss.p90Hours > a.loss.p90Hours ? b : a));
			const allowed = targets.get(service.serviceId)?.lossHours ?? null;
			return {
				name: service.name,
				scenario: t(`scenarios.${worst.scenario}`),
				p50: f.lossEstimate({ ...worst.loss, p90Hours: worst.loss.p50Hours }),
				p90: f.lossEstimate(worst.loss),
				target: allowed === null ? t("tierTable.noTarget") : f.hours(allowed),
				verdict: verdictMark(worst.lossVerdict, words),
			};
		}),
		envelopeTitle: t("tierTable.envelopeTitle"),
		envelopes: bySentence(
			ranked.flatMap(({ service }) => {
				const sentence = envelopeSentence(service.envelope, service.dataGigabytes, words);
				return sentence ? [{ name: service.name, sentence }] : [];
			}),
			words,
		),
	};
}

/** What is true of several services is said once. */
function bySentence(found: { name: string; sentence: string }[], { f }: Words): TiersModel["envelopes"] {
	const names = new Map<string, string[]>();
	for (const { name, sentence } of found) names.set(sentence, [...(names.get(sentence) ?? []), name]);
	return [...names].map(([sentence, those]) => ({ name: f.list(those, 12), sentence }));
}

/** The literature's words in English; in another language its figures. */
export function documentedWords(documented: DocumentedRestore | null, { language, t, f }: Words): string {
	if (!documented) return t("tierTable.noDocumented");
	if (language === "en") return documented.label;
	return documented.maxMinutes <= 1 ? f.target(0) : f.minutesRange(documented.minMinutes, documented.maxMinutes);
}

export function envelopeSentence(
	envelope: Assessment["services"][number]["envelope"],
	dataGigabytes: number,
	{ t, f }: Words,
): string | null {
	const { largestGigabytes, exceededOn, alreadyExceeded } = envelope;
	if (largestGigabytes === null) return null;
	if (largestGigabytes <= 0) return t("tierTable.envelopeNever");
	const sizes = { limit: f.gigabytes(largestGigabytes), now: f.gigabytes(dataGigabytes) };
	if (alreadyExceeded) return t("tierTable.envelopeNow", sizes);
	if (exceededOn) return t("tierTable.envelopeOn", { ...sizes, date: f.date(exceededOn) });
	return t("tierTable.envelopeHolds", sizes);
}
