/** Where a default of the restore and loss models comes from. `address` null: none was kept. */
export interface Source {
	title: string;
	year: number | null;
	address: string | null;
	note: string | null;
}

/** Keys are what `source` and `InputOrigin.source` name. */
export const SOURCES: Readonly<Record<string, Source>> = {
	ARTICLES: {
		title: "Articles on availability for IT managers, by a vendor of a mail server",
		year: null,
		address: null,
		note: "the four tiers and their documented times to restore",
	},
	CALIBRATION: {
		title: "Decomposition of the documented times into phases",
		year: 2026,
		address: null,
		note: "our own: phases chosen so that 200 GB give the documented ranges at P10 to P90",
	},
	DRBD: {
		title: "LINBIT, DRBD user's guide: the resynchronisation rate is set to about 30 % of the usable bandwidth",
		year: 2024,
		address: "linbit.com/drbd-user-guide",
		note: null,
	},
	"DRBD-USER": {
		title: "drbd-user mailing list: dead time of a fail-over and the timeouts under it",
		year: 2008,
		address: "lists.linbit.com/pipermail/drbd-user/2008-October/010581.html",
		note: "dead time 20 s typical",
	},
	"RFC-5321": {
		title: "RFC 5321, Simple Mail Transfer Protocol, section 4.5.4.1",
		year: 2008,
		address: "rfc-editor.org/rfc/rfc5321",
		note: "retry no sooner than 30 minutes, give up after 4 to 5 days at the earliest",
	},
	"GRAY-1990": {
		title: "Gray, A census of Tandem system availability between 1985 and 1990",
		year: 1990,
		address: null,
		note: "abstract: software 62 %, operations 15 % of failures",
	},
	"NGUYEN-2014": {
		title: "Nguyen, Kim and Park, A comprehensive availability modelling of virtualised servers, Table 3",
		year: 2014,
		address: "hindawi.com/journals/tswj/2014/165316",
		note: "inputs of a model: restart of a virtual machine 30 s, repair of one 30 min",
	},
	"VEEAM-2023": {
		title: "Veeam ransomware trends 2023, as reported",
		year: 2023,
		address: "daily8",
		note: "about 21 % of attempts to recover fail; a vendor's survey, second-hand",
	},
	"AT-BAY": {
		title: "At-Bay, share of ransomware victims whose backups failed, as cited",
		year: 2024,
		address: "respawnit.com",
		note: "31 %, second-hand",
	},
	"SOPHOS-2024": {
		title: "Sophos, The impact of compromised backups on ransomware outcomes, as reported",
		year: 2024,
		address: "itts.at",
		note: "backups attacked in 94 % of cases",
	},
	"BETA-FACTOR": {
		title: "NUREG/CR-4780, Procedures for treating common cause failures: the beta factor",
		year: 1988,
		address: null,
		note: "a tenth is the usual start without data",
	},
	"VISHWANATH-2010": {
		title: "Vishwanath and Nagappan, Characterizing cloud computing hardware reliability, SoCC 2010",
		year: 2010,
		address: null,
		note: "abstract: 8 % of servers see a repair in a year",
	},
};
