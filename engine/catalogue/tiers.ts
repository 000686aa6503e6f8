import type { DocumentedRestore } from "../assessment";
import type { TierId } from "../facts";

export interface Tier {
	id: TierId;
	name: string;
	technique: string;
	setUp: string;
	recovery: string;
	/** Null: nobody documents a time. */
	documented: DocumentedRestore | null;
}

/** The tiers as they are documented, and the two that real organisations also have. */
export const TIERS: Readonly<Record<TierId, Tier>> = {
	T0: {
		id: "T0",
		name: "Nothing in place",
		technique: "None",
		setUp: "No backup, no second machine",
		recovery: "Buy hardware, build it, and enter the data again",
		documented: null,
	},
	T1: {
		id: "T1",
		name: "Basic availability: backup",
		technique: "Backups",
		setUp: "Backups of all servers to another machine, onto a second device, and a rotated copy off site",
		recovery: "Procure hardware, install the operating system and the server software, restore the backup",
		documented: { minMinutes: 480, maxMinutes: 600, label: "8 to 10 hours", source: "ARTICLES" },
	},
	T2: {
		id: "T2",
		name: "Basic availability: standby server",
		technique: "Standby server",
		setUp: "A second machine with operating system and software installed, kept as current as the first",
		recovery: "Restore the data from backup",
		documented: { minMinutes: 120, maxMinutes: 180, label: "2 to 3 hours", source: "ARTICLES" },
	},
	T3: {
		id: "T3",
		name: "Enhanced availability: disaster recovery",
		technique: "Active-passive",
		setUp: "A secondary kept up to date in real time, if need be in another place",
		recovery: "Switch over to the secondary",
		documented: { minMinutes: 15, maxMinutes: 15, label: "15 minutes", source: "ARTICLES" },
	},
	T4: {
		id: "T4",
		name: "High availability: load-balanced",
		technique: "Active-active",
		setUp: "Redundant servers on shared storage behind a clustered set of load balancers",
		recovery: "None: a failed server is taken off line and the others carry its load",
		documented: { minMinutes: 0, maxMinutes: 1, label: "Instant, hands free", source: "ARTICLES" },
	},
	hosted: {
		id: "hosted",
		name: "Hosted service",
		technique: "A provider runs it",
		setUp: "Paid by use, no server of one's own",
		recovery: "The provider restores; the customer waits, or restores a copy of its own",
		documented: null,
	},
};
