import type { Facts, HostedFacts, MailFacts, Overrides, Protection } from "./facts";

/** Facts that came to have a home after the first format: unknown in everything that was kept before. */
const LATER_STANDBY = { serverId: null };
const LATER_REPLICATION = { serverId: null, identicalConfiguration: null };
const LATER_CLUSTER = { storageRedundant: null };
const LATER_HOSTED = { excludedHoursPerMonth: null, exclusions: null } satisfies Partial<HostedFacts>;
const LATER_MAIL = { spfCoversSecondSite: null, accessGroups: [] };
const LATER_ANSWER = { decidedBy: null, reviewOn: null, owner: null };
const LATER_SCANNER = { product: null, operatingSystem: null, relayPort: null };

/** What did a protection kept by an earlier version say? The same, with every later fact unknown. */
export function completeProtection(kept: Protection): Protection {
	const { standby, replication, cluster, hosted } = kept;
	return {
		...kept,
		standby: standby && { ...LATER_STANDBY, ...standby },
		replication: replication && { ...LATER_REPLICATION, ...replication },
		cluster: cluster && { ...LATER_CLUSTER, ...cluster },
		hosted: hosted && { ...LATER_HOSTED, ...hosted },
	};
}

/** What did mail facts kept by an earlier version say? The same, with every later fact unknown. */
export function completeMail(kept: MailFacts | null): MailFacts | null {
	return kept && { ...LATER_MAIL, ...kept, scanner: kept.scanner && { ...LATER_SCANNER, ...kept.scanner } };
}

/** What did overrides kept by an earlier version say? The same, with no list of scanners of the organisation's own. */
export function completeOverrides(kept: Overrides): Overrides {
	return { ...kept, scanners: kept.scanners ?? [] };
}

/** What did facts kept whole by an earlier version say? The same, with every later fact unknown. */
export function completeFacts(kept: Facts): Facts {
	return {
		...kept,
		organization: { ...kept.organization, overrides: completeOverrides(kept.organization.overrides) },
		practiceAnswers: kept.practiceAnswers.map((answer) => ({ ...LATER_ANSWER, ...answer })),
		services: kept.services.map((service) => ({
			...service,
			protection: completeProtection(service.protection),
			mail: completeMail(service.mail),
			design: service.design ?? null,
		})),
	};
}
