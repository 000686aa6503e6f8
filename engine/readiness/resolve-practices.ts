import type { Practice } from "../catalogue/practices";
import { PRACTICES } from "../catalogue/practices";
import type { CalendarDate, Facts, PracticeAnswer, Service } from "../facts";
import { freshness } from "./freshness";
import { ANSWER_CREDIT, EVIDENCE_CREDIT } from "./weights";

/** One place where a practice is in force or not: the organisation as a whole, a site, or a server of a site. */
export interface PracticeUnit {
	siteId: string | null;
	serverId: string | null;
	/** The units of a practice add up to 1. */
	weight: number;
	/** The answer in force here, from the lowest level that has one; null: nobody answered. */
	answer: PracticeAnswer | null;
	/** answer × evidence × freshness; null when the practice is said not to apply here. */
	credit: number | null;
	/** The credit if everything not known here were at its best. */
	highestCredit: number | null;
	freshness: number | null;
}

export interface ResolvedPractice {
	practice: Practice;
	units: PracticeUnit[];
}

/**
 * Which answer is in force where? Answers are inherited organisation → site → server, and the lowest one wins. Sites count
 * alike, and servers alike within their site; a site is split into servers only for practices answered server by server.
 * Questions about rooms and machines are not asked of a cloud region; questions that lean on a tier or a kind of service
 * are asked only where a service of that tier or kind exists. Linear in practices × sites plus answers.
 */
export function resolvePractices(facts: Facts, asOf: CalendarDate): ResolvedPractice[] {
	const answers = indexAnswers(facts.practiceAnswers);
	const places = listPlaces(facts);
	return PRACTICES.filter((practice) => isAsked(practice, facts))
		.map((practice) => {
			const given = answers.get(practice.id);
			const physical = practice.layer === "data-centre" || practice.layer === "hardware";
			const asked = physical ? places.filter((place) => !place.isCloud) : places;
			const share = 1 / asked.length;
			const units: PracticeUnit[] = [];
			for (const place of asked) {
				const ofSite =
					(place.siteId === null ? undefined : given?.bySite.get(place.siteId)) ?? given?.organization ?? null;
				const split =
					given !== undefined && given.byServer.size > 0 && place.serverIds.some((id) => given.byServer.has(id));
				if (!split) {
					units.push(unit(practice, place.siteId, null, share, ofSite, asOf));
					continue;
				}
				for (const serverId of place.serverIds) {
					const answer = given.byServer.get(serverId) ?? ofSite;
					units.push(unit(practice, place.siteId, serverId, share / place.serverIds.length, answer, asOf));
				}
			}
			return { practice, units };
		})
		.filter((resolved) => resolved.units.length > 0);
}

interface AnswersOfPractice {
	organization: PracticeAnswer | null;
	bySite: Map<string, PracticeAnswer>;
	byServer: Map<string, PracticeAnswer>;
}

function indexAnswers(answers: PracticeAnswer[]): Map<string, AnswersOfPractice> {
	const index = new Map<string, AnswersOfPractice>();
	for (const answer of answers) {
		let given = index.get(answer.practiceId);
		if (given === undefined) {
			given = { organization: null, bySite: new Map(), byServer: new Map() };
			index.set(answer.practiceId, given);
		}
		if (answer.serverId !== null) given.byServer.set(answer.serverId, answer);
		else if (answer.siteId !== null) given.bySite.set(answer.siteId, answer);
		else given.organization = answer;
	}
	return index;
}

interface Place {
	siteId: string | null;
	isCloud: boolean;
	serverIds: string[];
}

/** Every site, and the servers whose site is not known as one place more, so that their answers count too. */
function listPlaces(facts: Facts): Place[] {
	const serversOf = new Map<string | null, string[]>();
	for (const server of facts.servers) {
		const ids = serversOf.get(server.siteId);
		if (ids === undefined) serversOf.set(server.siteId, [server.id]);
		else ids.push(server.id);
	}
	const places: Place[] = facts.sites.map((site) => ({
		siteId: site.id,
		isCloud: site.kind === "cloud-region",
		serverIds: serversOf.get(site.id) ?? [],
	}));
	const homeless = serversOf.get(null) ?? [];
	const answeredServers = new Set(facts.practiceAnswers.map((answer) => answer.serverId));
	if (places.length === 0 || homeless.some((id) => answeredServers.has(id)))
		places.push({ siteId: null, isCloud: false, serverIds: homeless });
	return places;
}

/** The practices that a service of this tier and kind leans on: a standby's gaps cost the services that have none nothing. */
export function practicesOf(resolved: readonly ResolvedPractice[], service: Service): ResolvedPractice[] {
	return resolved.filter(({ practice }) => concerns(practice, service));
}

function isAsked(practice: Practice, facts: Facts): boolean {
	return facts.services.length === 0 || facts.services.some((service) => concerns(practice, service));
}

function concerns({ appliesTo: { tiers, serviceKinds } }: Practice, service: Service): boolean {
	return (
		(tiers === null || tiers.includes(service.protection.tier)) &&
		(serviceKinds === null || serviceKinds.includes(service.kind))
	);
}

function unit(
	practice: Practice,
	siteId: string | null,
	serverId: string | null,
	weight: number,
	answer: PracticeAnswer | null,
	asOf: CalendarDate,
): PracticeUnit {
	if (answer === null || answer.state === "unknown")
		return { siteId, serverId, weight, answer, credit: 0, highestCredit: 1, freshness: null };
	const worth = ANSWER_CREDIT[answer.state];
	if (worth === null) return { siteId, serverId, weight, answer, credit: null, highestCredit: null, freshness: null };
	const fresh = freshness(answer.evidenceOn, practice.maxAgeMonths, asOf);
	const proven = worth * EVIDENCE_CREDIT[answer.evidence];
	const credit = proven * fresh;
	const highestCredit = answer.evidenceOn === null ? proven : credit;
	return { siteId, serverId, weight, answer, credit, highestCredit, freshness: fresh };
}
