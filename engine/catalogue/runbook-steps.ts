import type { ContactRole } from "../runbook/contact";

/** Which machines a step needs the names and addresses of. */
export type StepPlaces = "servers" | "second" | "target" | "storage" | "host" | "clients" | "none";

/**
 * What to do in a phase of the way back. Words in braces are set in from the facts: service, server, second, host,
 * storage, copy, medium, site, elsewhere, provider, version.
 */
export interface StepText {
	owner: ContactRole;
	places: StepPlaces;
	actions: readonly string[];
	checks: readonly string[];
	/** What has to be decided before anybody goes on. */
	goNoGo: string | null;
	undo: string | null;
}

const DETECT: StepText = {
	owner: "systems",
	places: "servers",
	actions: [
		"Note the time: it is the start of the outage.",
		"See for yourself that {service} is down, from a second place and not by one monitor's word.",
		"Open the log of this recovery and name who leads.",
	],
	checks: ["Two people have seen it from two places.", "The lead is reached and has answered."],
	goNoGo: null,
	undo: null,
};

/** By the plain id of a phase; these words are ours. */
export const RUNBOOK_STEPS: Readonly<Record<string, StepText>> = {
	detect: DETECT,
	"call-out": {
		owner: "lead",
		places: "none",
		actions: [
			"Call down the list of people until somebody answers; leave a message at each.",
			"Say what is down, since when, and where to come or to dial in.",
		],
		checks: ["Somebody who can do the next step has said when they arrive."],
		goNoGo: null,
		undo: null,
	},
	"contract-hours": {
		owner: "supplier",
		places: "none",
		actions: [
			"Open the case with the maker now, outside hours too, with serial number and contract.",
			"Ask what an arrival outside the contract's hours costs, and have the lead decide.",
		],
		checks: ["The case has a number and a promised time."],
		goNoGo: "Pay for the arrival now, or wait for the contract's hours?",
		undo: null,
	},
	declare: {
		owner: "lead",
		places: "none",
		actions: [
			"Say in one sentence what failed and what still works.",
			"Choose the way back in this runbook, or say why another one.",
			"Tell users and management what is down and when they hear next, by a way that does not need {service}.",
		],
		checks: ["Cause and way back stand in the log.", "The first message is out."],
		goNoGo: "Is repairing in place surely longer than this way? If not, repair.",
		undo: "Nothing is changed yet: call it off and tell everybody who was told.",
	},
	procure: {
		owner: "supplier",
		places: "servers",
		actions: [
			"Get a machine that holds at least what {server} had: processor, memory, disks, ports.",
			"Note serial numbers, and when it arrives.",
		],
		checks: ["It is there, it fits the data and the rack, and it starts."],
		goNoGo: null,
		undo: "Send it back, or keep it as the spare.",
	},
	"procure/provision": {
		owner: "systems",
		places: "host",
		actions: [
			"See that {host} has memory, processors and disk free for {server}.",
			"Make the machine from the template, with the network and the address of {server} kept unplugged for now.",
		],
		checks: ["It starts, and nobody else answers at its address."],
		goNoGo: null,
		undo: "Switch it off and delete it; {server} was not touched.",
	},
	"procure/spare": {
		owner: "systems",
		places: "servers",
		actions: ["Take the spare from the shelf.", "Compare disks, memory and firmware with what {server} had."],
		checks: ["The spare starts and shows all its disks."],
		goNoGo: null,
		undo: "Put the spare back.",
	},
	"procure/repair": {
		owner: "supplier",
		places: "servers",
		actions: [
			"Give the technician access to room and rack, and stay beside them.",
			"Keep the disks that were in {server}: do not let them be exchanged before the data is back.",
		],
		checks: ["The maker names the part and when it works."],
		goNoGo: "Does it take longer than another machine would? Then order that too.",
		undo: null,
	},
	repair: {
		owner: "supplier",
		places: "servers",
		actions: ["Have the part exchanged and the machine tested.", "Ask for the report, and what else was found."],
		checks: ["{server} starts without a fault in its hardware log."],
		goNoGo: null,
		undo: null,
	},
	rack: {
		owner: "systems",
		places: "servers",
		actions: [
			"Build it in, cable power to two feeds where there are two, and the network as labelled.",
			"Set up disks and the remote console; set clock and firmware.",
		],
		checks: ["The console answers.", "The disk set is whole and as large as before."],
		goNoGo: null,
		undo: null,
	},
	"operating-system": {
		owner: "systems",
		places: "servers",
		actions: [
			"Install {version} with the patches {server} had.",
			"Give it name, addresses and clock; join it to the directory if it was joined.",
		],
		checks: ["It can be reached by name.", "Clock and patches are right."],
		goNoGo: null,
		undo: "Install once more: nothing of value is on it yet.",
	},
	"operating-system/image": {
		owner: "systems",
		places: "servers",
		actions: [
			"Start from the rescue medium and read the image of {server} back.",
			"Adapt drivers, name and addresses if the hardware differs.",
		],
		checks: ["It starts from its own disk, and its services are stopped for now."],
		goNoGo: null,
		undo: "Read the image back once more, or an older one.",
	},
	application: {
		owner: "application",
		places: "servers",
		actions: [
			"Install the server software of {service} in the version it had, with its licence.",
			"Bring back its settings, certificates and accounts from where they are kept.",
		],
		checks: ["It starts with an empty store.", "Version and settings are those of before."],
		goNoGo: null,
		undo: "Remove it and install again.",
	},
	"fetch-media": {
		owner: "systems",
		places: "storage",
		actions: [
			"Find the newest complete copy: {copy} ({medium}).",
			"Note its date: everything after it is lost.",
			"Have passwords and keys of the copy at hand.",
		],
		checks: ["The copy can be read and its list of contents shown.", "Its date stands in the log."],
		goNoGo: "Is this loss acceptable, or is there a newer copy elsewhere?",
		undo: null,
	},
	"fetch-off-site": {
		owner: "systems",
		places: "none",
		actions: [
			"Ask for the copy off site now ({elsewhere}), with whoever may hand it out.",
			"Take the keys and the list of contents along.",
		],
		checks: ["The copy is here, whole, and of the date expected."],
		goNoGo: null,
		undo: null,
	},
	transfer: {
		owner: "systems",
		places: "target",
		actions: [
			"Start the restore to {target} and note when it began.",
			"After ten minutes read its rate and say when it ends.",
			"Do not restore over the only copy: protect the medium from writing.",
		],
		checks: ["It ended without an error.", "Size and number of files or mailboxes are as expected."],
		goNoGo: null,
		undo: "Empty the target and start again; the copy is as it was.",
	},
	"transfer-again": {
		owner: "systems",
		places: "target",
		actions: ["Take the next older complete copy and restore it.", "Note what is lost in addition."],
		checks: ["It ended without an error."],
		goNoGo: "Is a part of the first restore good enough to keep beside it?",
		undo: null,
	},
	"bring-up-to-date": {
		owner: "systems",
		places: "second",
		actions: [
			"Compare versions of {second} with those of {server}, as noted.",
			"Bring over what it lacks: patches, settings, certificates.",
		],
		checks: ["Versions are equal, or the difference is known to be harmless."],
		goNoGo: "Is the difference small enough to go on with?",
		undo: "Go back to the snapshot taken before the update.",
	},
	reconfigure: {
		owner: "systems",
		places: "second",
		actions: ["Adapt paths, names and memory of {second} to what {service} needs."],
		checks: ["{service} starts there with an empty store."],
		goNoGo: null,
		undo: null,
	},
	promote: {
		owner: "systems",
		places: "second",
		actions: [
			"Make sure that the primary is off or cut from network and storage: two primaries tear the data apart.",
			"See how far {second} is behind, and note it: that much may be lost.",
			"Make {second} the primary.",
		],
		checks: ["{second} is primary and writes.", "The old primary cannot come back by itself."],
		goNoGo: "Is the primary surely off, and is the loss acceptable?",
		undo: "Stop the services on {second}, make it secondary again and let it resynchronise before anybody writes.",
	},
	start: {
		owner: "application",
		places: "target",
		actions: ["Start the services of {service} in their order: store first, doors last."],
		checks: ["Each service runs and its log shows no error."],
		goNoGo: null,
		undo: "Stop them in reverse order.",
	},
	verify: {
		owner: "application",
		places: "clients",
		actions: [
			"Sign in as a test user and do what people do with {service}.",
			"Look at the newest entry: it shows what is really there.",
			"Look at the logs and at the space left.",
		],
		checks: ["Read, write and search work.", "The newest entry and its time stand in the log."],
		goNoGo: "Good enough to let everybody in?",
		undo: "Keep the door closed and go back to the step that failed.",
	},
	"switch-clients": {
		owner: "network",
		places: "clients",
		actions: [
			"Point names, addresses or the load balancer to where {service} runs now.",
			"Let a few people in first, then all.",
			"Tell users and management that it is back, and what is missing.",
		],
		checks: ["Somebody outside the team works with it.", "The message is out."],
		goNoGo: null,
		undo: "Point names and addresses back to where they were.",
	},
	probe: {
		owner: "systems",
		places: "servers",
		actions: ["Watch the load balancer's state: the node should be marked down by its probes."],
		checks: ["The node is marked down and gets no more new sessions."],
		goNoGo: null,
		undo: null,
	},
	eject: {
		owner: "systems",
		places: "servers",
		actions: ["If the balancer has not done it: take the node out by hand."],
		checks: ["The nodes that are left carry the load, with room to spare."],
		goNoGo: "Do the others carry today's peak? If not, send heavy users away first.",
		undo: "Put the node back once its own probe is good.",
	},
	reconnect: {
		owner: "application",
		places: "clients",
		actions: ["Watch sessions come up on the other nodes.", "Ask two users whether they had to sign in again."],
		checks: ["The number of sessions is back to what it was."],
		goNoGo: null,
		undo: null,
	},
	"replace-load-balancer": {
		owner: "network",
		places: "host",
		actions: ["Make a new balancer from its saved configuration.", "Until then point the name at one node."],
		checks: ["Probes are good and sessions spread over all nodes."],
		goNoGo: null,
		undo: "Point the name back at one node.",
	},
	"replace-storage": {
		owner: "supplier",
		places: "storage",
		actions: ["Order or borrow storage for all the data.", "Set up volumes, exports and rights as documented."],
		checks: ["All nodes see the volumes and can write a test file."],
		goNoGo: null,
		undo: null,
	},
	"restart-machine": {
		owner: "systems",
		places: "host",
		actions: ["Make sure the machine runs nowhere else.", "Start {server} on another host: {host}."],
		checks: ["It runs once, on the new host, with its disks whole."],
		goNoGo: null,
		undo: "Shut it down cleanly and start it where it was.",
	},
	restart: {
		owner: "systems",
		places: "servers",
		actions: ["Save the logs first.", "Restart the service; if that is not enough, the machine."],
		checks: ["It runs for ten minutes without the fault."],
		goNoGo: "Has it been restarted for this fault twice already? Then look for the cause.",
		undo: null,
	},
	"find-fault": {
		owner: "application",
		places: "servers",
		actions: ["Read the logs from the first error on.", "List what changed in the last days: patches, settings, load."],
		checks: ["The cause, or the change it came with, stands in the log."],
		goNoGo: "Nothing found within the expected time? Then roll back without knowing.",
		undo: null,
	},
	"roll-back-version": {
		owner: "application",
		places: "servers",
		actions: ["Copy the data as it is now.", "Go back to the last version that worked, on every machine."],
		checks: ["The former version runs and reads the data."],
		goNoGo: "Can the former version read what the new one wrote?",
		undo: "Install the newer version again and bring back the copy made before.",
	},
	"choose-copy": {
		owner: "application",
		places: "storage",
		actions: [
			"Find out when the damage began, from logs and from people.",
			"Choose the newest copy from before it; compare a sample.",
		],
		checks: ["The sample is sound.", "The copy's date stands in the log: everything after it is lost."],
		goNoGo: "Is this the right copy? A second person agrees.",
		undo: null,
	},
	"roll-back-snapshot": {
		owner: "systems",
		places: "second",
		actions: ["Keep the present state as a snapshot of its own.", "Set the store back to the snapshot chosen."],
		checks: ["The store shows the snapshot's time and can be read."],
		goNoGo: null,
		undo: "Go forward to the snapshot of the present state.",
	},
	"isolate-and-clean": {
		owner: "lead",
		places: "servers",
		actions: [
			"Cut the machines from the network and leave them on: evidence is in their memory.",
			"Change administrators' passwords from a clean machine; close the way in.",
			"Call whoever has to be told: insurer, police, data protection.",
		],
		checks: ["The way in is known and closed.", "No machine that is restored to was reached by the attacker."],
		goNoGo: "Is it sure that the attacker is out? Nothing is restored before.",
		undo: null,
	},
	"alternate-place": {
		owner: "facilities",
		places: "none",
		actions: ["Open the other place ({elsewhere}): keys, power, cooling, network.", "Say who works from where."],
		checks: ["Power and network are tested with one machine."],
		goNoGo: null,
		undo: null,
	},
	"recreate-data": {
		owner: "application",
		places: "servers",
		actions: [
			"Gather what exists elsewhere: paper, senders, desktops, suppliers.",
			"Enter it again, the newest and most needed first.",
		],
		checks: ["What is missing for good is listed and known to the lead."],
		goNoGo: "Open with a part of the data, or wait for all of it?",
		undo: null,
	},
	"network-repair": {
		owner: "network",
		places: "none",
		actions: [
			"Open a fault with the carrier or provider: line number, since when, who is affected.",
			"See which second way there is: another line, mobile, another site.",
			"Ask every half hour and write down what is promised.",
		],
		checks: ["The fault has a number and a promised time."],
		goNoGo: "Is the promised time longer than moving to another line?",
		undo: null,
	},
	"provider-restore": {
		owner: "supplier",
		places: "none",
		actions: [
			"Open a case with {provider} as urgent as the contract allows; note its number.",
			"Look at its status page and ask for the time it promises.",
			"Send people to what works without it.",
		],
		checks: ["The provider has named a time, or refused to."],
		goNoGo: "Is a copy of your own sooner usable?",
		undo: null,
	},
	"scanner-install": {
		owner: "application",
		places: "servers",
		actions: ["Install the scanner, load its newest patterns and relay to the mail server's inner port."],
		checks: ["A test pattern is caught and a clean message passes."],
		goNoGo: null,
		undo: "Pass mail by the scanner as an approved exception, and note since when.",
	},
};

/** For a phase of one's own that the table does not know. */
export const UNKNOWN_STEP: StepText = {
	owner: "systems",
	places: "servers",
	actions: ["Do this step as your own instructions say."],
	checks: ["It is done, and somebody else has seen it."],
	goNoGo: null,
	undo: null,
};

/** Ports a service of each kind usually answers at; an assumption until somebody writes down their own. */
export const USUAL_PORTS = {
	mail: [
		{ port: 25, use: "SMTP" },
		{ port: 587, use: "submission" },
		{ port: 993, use: "IMAP" },
		{ port: 443, use: "web mail" },
	],
	file: [{ port: 445, use: "file shares" }],
	database: [
		{ port: 1433, use: "SQL Server" },
		{ port: 5432, use: "PostgreSQL" },
	],
	directory: [
		{ port: 53, use: "DNS" },
		{ port: 88, use: "Kerberos" },
		{ port: 389, use: "LDAP" },
	],
	web: [{ port: 443, use: "HTTPS" }],
	virtualisation: [{ port: 443, use: "management" }],
	other: [{ port: 443, use: "HTTPS" }],
} as const;

/** Where an administrator signs in, by operating system. */
export const USUAL_CONSOLES = {
	windows: { port: 3389, use: "remote desktop" },
	other: { port: 22, use: "SSH" },
} as const;
