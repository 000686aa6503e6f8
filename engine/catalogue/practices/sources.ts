/** Where a figure or a practice comes from. `address` null: none was kept. */
export interface PracticeSourceEntry {
	title: string;
	address: string | null;
	note: string | null;
}

export const PRACTICE_SOURCES: Readonly<Record<string, PracticeSourceEntry>> = {
	ARTICLES: {
		title: "Articles on availability for IT managers, by a vendor of a mail server",
		address: null,
		note: "the articles this product started from",
	},
	"ASHRAE-1": {
		title: "ASHRAE thermal guidelines, as told by D. Beaty, TC 9.9",
		address: "datacenterpost.com",
		note: null,
	},
	"ASHRAE-2": {
		title: "ASHRAE thermal guidelines, second-hand summaries",
		address: "heathertechnologies.com, nextriv.com, coolnetpower.com",
		note: null,
	},
	"ASR-DP": {
		title: "Microsoft: Azure Site Recovery deployment planner, analysing the report",
		address:
			"github.com/MicrosoftDocs/azure-docs articles/site-recovery/site-recovery-vmware-deployment-planner-analyze-report.md",
		note: null,
	},
	BLUETIE: {
		title: "A mail provider's letter about its own outage, August 2005",
		address: "satmandu.blogspot.com/2005/08",
		note: null,
	},
	BSI: {
		title: "BSI IT-Grundschutz-Kompendium 2023 (INF, SYS, APP, CON, OPS, DER)",
		address: "bsi.bund.de",
		note: null,
	},
	CADEDA: {
		title: "Causes of outages in one vendor's study",
		address: "cadedatechnologies.com/technologyarticle1",
		note: null,
	},
	CIS: { title: "CIS Critical Security Controls", address: "cisecurity.org/controls", note: null },
	"CIS-CAS": { title: "CIS Controls assessment specification", address: "cisecurity.org/controls", note: null },
	CPG: { title: "CISA Cross-Sector Cybersecurity Performance Goals 2.0", address: "cisa.gov", note: null },
	"DORA-RTS": {
		title: "DORA: regulatory technical standards on the ICT risk management framework",
		address: "eur-lex.europa.eu",
		note: null,
	},
	DRBD: {
		title: "LINBIT: DRBD 9 user's guide, features and administration",
		address: "github.com/LINBIT/linbit-documentation UG9/en",
		note: null,
	},
	"DRBD-ISS": {
		title: "Field reports of split brain",
		address: "github.com: inverse-inc/packetfence#2833, LINBIT/drbd#37, ganeti/ganeti#846, hwameistor#332",
		note: null,
	},
	"DRJ-2024": { title: "Disaster Recovery Journal, Winter 2024, p. 16", address: null, note: null },
	EASYIT: { title: "Easy IT Guys: server standards", address: "easyitguys.com", note: null },
	ENISA: {
		title: "ENISA technical implementation guidance to Regulation (EU) 2024/2690",
		address: "enisa.europa.eu",
		note: null,
	},
	"HP-SMART": { title: "HP: pre-failure warranty paper", address: "manualowl.com (LH4r, p. 5)", note: null },
	"ISO22301-outline": { title: "Outline of ISO 22301:2019 (not the text of the standard)", address: null, note: null },
	MAILBORDER: { title: "Mailborder: routine maintenance", address: "docs.mailborder.com", note: null },
	MAILFLOW: {
		title: "Mail Flow Authority: maintaining a self-hosted mail server",
		address: "mailflowauthority.com/self-hosted-email-maintenance",
		note: null,
	},
	"MITHI-POP": {
		title: "Mithi help centre: POP clients",
		address: "helpcenter.mithi.com article 48001229395",
		note: null,
	},
	"MITHI-PREV": {
		title: "Mithi: preventing a disaster",
		address: "mithi.com/solution/recommendations/preventing-a-disaster.html",
		note: null,
	},
	MTD: {
		title: "Snedaker and Rima on maximum tolerable downtime, quoted",
		address: "examtopics.com discussion 81863",
		note: null,
	},
	NIST: { title: "NIST SP 800-53 revision 5", address: "csrc.nist.gov", note: null },
	RAID: { title: "Swift Host: server life cycle and returns", address: "swifthost.ca lifecycle-rma", note: null },
	RFC5321: { title: "RFC 5321, section 4.5.4.1: retry strategies", address: "rfc-editor.org/rfc/rfc5321", note: null },
	"SLA-1": {
		title: "What a service-level agreement leaves out",
		address: "experts-exchange.com article 12171",
		note: null,
	},
	"SLA-2": { title: "What a service-level agreement pays (2010)", address: "cumulusglobal.com", note: null },
	SRVPLUS: { title: "Server+ course, episode 91", address: "serverplus.baremetalcyber.com", note: null },
	SURGE: {
		title: "NetWin SurgeMail: shared-drive clustering",
		address: "netwinsite.com/s2/help/clustering_shared.htm",
		note: null,
	},
	UNITRENDS: { title: "Survey on confidence in backup", address: "techtarget.com", note: null },
	"UPS-1": { title: "UPS battery replacement by age", address: null, note: "second-hand; address not kept" },
	"UPS-2": { title: "UPS battery capacity thresholds", address: null, note: "second-hand; address not kept" },
	"UPS-3": { title: "UPS self test against known-load test", address: null, note: "second-hand; address not kept" },
	"UPS-4": { title: "UPS run-down tests", address: null, note: "second-hand; address not kept" },
	"UPS-5": { title: "UPS battery temperature", address: null, note: "second-hand; address not kept" },
	"UPTIME-2025": {
		title: "Uptime Institute annual outage analysis 2025, as reported",
		address: "itdaily.com",
		note: null,
	},
	"VEEAM-BLOG": {
		title: "Veeam community: recovery objectives and policy",
		address: "community.veeam.com",
		note: null,
	},
	WMS: { title: "System Manager: hardware faults", address: "systemmanager.ru", note: null },
	ZIMBRA: { title: "Zimbra wiki: server live sync", address: "wiki.zimbra.com Server_Live_sync", note: null },
};
