/** A phase's default: the least, the usual and the most minutes, drawn as beta-PERT. */
export interface PhaseDefault {
	id: string;
	label: string;
	minMinutes: number;
	modeMinutes: number;
	maxMinutes: number;
	/** Key of `SOURCES`; null: an assumption of ours. */
	source: string | null;
	/** What the figure rests on. */
	basis: string;
}

const calibrated = (
	id: string,
	label: string,
	[minMinutes, modeMinutes, maxMinutes]: readonly [number, number, number],
	basis = "part of the documented time",
): PhaseDefault => ({ id, label, minMinutes, modeMinutes, maxMinutes, source: "CALIBRATION", basis });

const assumed = (
	id: string,
	label: string,
	[minMinutes, modeMinutes, maxMinutes]: readonly [number, number, number],
	basis: string,
	source: string | null = null,
): PhaseDefault => ({ id, label, minMinutes, modeMinutes, maxMinutes, source, basis });

const DEFAULTS = [
	calibrated("detect", "Notice the failure", [2, 5, 15]),
	calibrated("declare", "Diagnose and decide", [5, 10, 40]),
	calibrated("procure", "Get hardware", [155, 245, 350], "a local dealer or depot, the same day"),
	calibrated("rack", "Rack, cable and set up hardware", [20, 40, 75]),
	calibrated("operating-system", "Install the operating system", [30, 50, 90]),
	calibrated("application", "Install the server software", [25, 45, 85]),
	calibrated("fetch-media", "Fetch and mount the backup", [3, 6, 20], "the copy is in the house"),
	calibrated("transfer", "Restore the data", [60, 95, 185], "200 GB at 18 to 55 MB/s; computed from the data at hand"),
	calibrated("verify", "Verify", [8, 15, 30]),
	calibrated("switch-clients", "Switch clients over", [2, 5, 15]),
	calibrated("switch-over/detect", "Notice the failure", [1, 2, 5]),
	calibrated("switch-over/declare", "Decide to switch", [1, 3, 8]),
	calibrated("promote", "Promote the secondary", [0.5, 2, 5]),
	calibrated("start", "Start the services", [1, 2, 5]),
	calibrated("switch-over/verify", "Verify", [1, 2, 5]),
	calibrated("switch-over/switch-clients", "Switch clients over", [1, 2, 5]),
	calibrated("probe", "Probes fail", [0.05, 0.17, 0.5]),
	calibrated("eject", "Take the server out", [0, 0.02, 0.1]),
	calibrated("reconnect", "Clients connect again", [0.02, 0.08, 0.4]),
	assumed("automatic/detect", "Cluster notices the failure", [0.2, 0.33, 0.5], "dead time 15 to 30 s", "DRBD-USER"),
	assumed("spare", "Take the spare from the shelf", [5, 15, 30], "a compatible spare stands on site"),
	assumed("provision", "Provision a new machine", [2, 6, 25], "from a template, on a host or in a cloud that has room"),
	assumed(
		"repair",
		"Vendor repairs after arrival",
		[30, 120, 480],
		"a response is an arrival; parts and work come after",
	),
	assumed("image", "Restore the system image", [10, 20, 45], "one full image instead of two installations"),
	assumed(
		"bring-up-to-date",
		"Bring the standby up to date",
		[15, 40, 120],
		"patches and versions the primary had and it had not",
	),
	assumed(
		"reconfigure",
		"Adapt a machine that differs",
		[10, 25, 75],
		"other hardware or other settings than the primary",
	),
	assumed(
		"restart-machine",
		"Start the machine on another host",
		[0.5, 2, 10],
		"restart of a virtual machine",
		"NGUYEN-2014",
	),
	assumed("restart", "Restart the service", [2, 6, 20], "restart of a process or a machine"),
	assumed("find-fault", "Find the fault", [5, 20, 120], "reading logs until the cause is known"),
	assumed("roll-back-version", "Roll back to the last good version", [10, 30, 90], "the former version is at hand"),
	assumed("choose-copy", "Find the last good copy", [5, 15, 60], "when the damage began has to be found first"),
	assumed("roll-back-snapshot", "Roll back to a snapshot", [3, 10, 30], "storage sets back in place"),
	assumed(
		"isolate-and-clean",
		"Isolate, examine and clean",
		[120, 480, 2880],
		"ransomware: nothing is restored into an infected network",
	),
	assumed("replace-storage", "Replace the storage", [120, 300, 1440], "shared storage is rarely in a dealer's shop"),
	assumed("alternate-place", "Make another place ready", [120, 480, 2880], "room, power and network elsewhere"),
	assumed("known-place", "Open up at the other site", [30, 90, 300], "a second site of one's own stands ready"),
	assumed("site/declare", "Survey and declare the disaster", [20, 60, 240], "people meet before they act"),
	assumed("fetch-off-site", "Fetch the copy from off site", [60, 180, 720], "somebody drives there and back"),
	assumed(
		"recreate-data",
		"Enter the data again",
		[960, 2880, 9600],
		"there is no copy: from paper, senders and desktops",
	),
	assumed("call-out", "Wait for people", [15, 60, 180], "time until an engineer is on site"),
	assumed("network-repair", "Carrier or provider repairs", [30, 150, 720], "repair of a line or a provider's fault"),
	assumed("provider-restore", "Provider restores", [20, 90, 600], "the provider promises no time"),
	assumed("scanner-install", "Install the scanner again", [10, 20, 60], "it stood on the same server"),
	assumed("search-index", "Build the search index", [10, 40, 180], "per 200 GB of store"),
	assumed("sender-retry", "Senders try again", [1, 20, 240], "intervals of 30 minutes and longer", "RFC-5321"),
] as const satisfies readonly PhaseDefault[];

export const PHASES: readonly PhaseDefault[] = DEFAULTS;

const BY_ID = new Map<string, PhaseDefault>(PHASES.map((phase) => [phase.id, phase]));

/**
 * The default of a phase. A name before a stroke is a variant: `switch-over/detect` is the phase `detect` on a switch-over.
 * RangeError when there is none of that id.
 */
export function phaseDefault(id: string): PhaseDefault {
	const found = BY_ID.get(id);
	if (!found) throw new RangeError(`phase is not in the catalogue: ${id}`);
	return found;
}

/** Restore rate from end to end when nobody has measured one, MB/s. */
export const RESTORE_RATE = {
	minMegabytesPerSecond: 18,
	modeMegabytesPerSecond: 35,
	maxMegabytesPerSecond: 55,
	source: "CALIBRATION",
};

/** What a service of each kind stores when nobody has said, GB; assumptions of ours, mail's from the calibration. */
export const DATA_GIGABYTES = {
	mail: 200,
	file: 500,
	database: 150,
	directory: 10,
	web: 40,
	virtualisation: 1000,
	other: 100,
} as const;
