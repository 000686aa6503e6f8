import type { AccessGroup, AccessProtocol } from "../facts";

export interface AccessRule {
	id: string;
	text: string;
}

export interface AccessAdvice {
	protocol: AccessProtocol;
	/** The rules that decided, strongest first. */
	rules: AccessRule[];
	/** Facts nobody has said that could change the advice. */
	open: string[];
}

/** A line on which a mailbox is not read at leisure: below half a megabit at the desk. An assumption of ours. */
export const SLOW_MEGABITS = 0.5;
/** A mailbox that a slow line does not copy in a day of work. An assumption of ours. */
export const LARGE_GIGABYTES = 10;

/**
 * How should a group of users read its mail? Rules in a fixed order: the first that speaks decides, later ones that agree
 * are named too. What must be kept stays on the server; a shared desktop keeps nothing; people in several places need one
 * state; a slow line without such needs is where POP still serves. Unknown facts speak for nothing and are listed.
 */
export function adviseAccess(group: AccessGroup): AccessAdvice {
	const slow = group.megabitsPerSecond !== null && group.megabitsPerSecond < SLOW_MEGABITS;
	const large = group.mailboxGigabytes !== null && group.mailboxGigabytes > LARGE_GIGABYTES;
	const votes: { protocol: AccessProtocol; rule: AccessRule }[] = [];
	const vote = (speaks: boolean, protocol: AccessProtocol, id: string, text: string) => {
		if (speaks) votes.push({ protocol, rule: { id, text } });
	};
	vote(
		group.device === "shared-desktop",
		"web",
		"shared-desktop",
		"The desktop is shared: the web leaves no mail behind on it.",
	);
	vote(
		slow && large,
		"web",
		"slow-and-large",
		"The line is slow and the mailbox large: the web fetches only what is opened, where a first copy would take days.",
	);
	vote(
		group.mustArchive === true,
		"imap",
		"must-archive",
		"Their mail has to be kept: it stays on the server, where the backup and the archive reach it.",
	);
	vote(
		group.mobile === true,
		"imap",
		"several-places",
		"They read from more than one place: IMAP shows the same everywhere.",
	);
	vote(group.device === "phone", "imap", "phone", "A phone keeps a part only: IMAP leaves the whole on the server.");
	vote(
		slow && group.mobile !== true && group.mustArchive !== true,
		"pop",
		"slow-line",
		"The line is slow: POP fetches each message once, and reading needs no line. Nobody’s backup covers those desktops.",
	);
	vote(true, "imap", "usual", "Nothing speaks against the usual: IMAP, with all mail on the server.");
	const [first] = votes;
	const protocol = first!.protocol;
	const agreeing = votes.filter((one) => one.protocol === protocol && one.rule.id !== "usual");
	return {
		protocol,
		rules: agreeing.length > 0 ? agreeing.map(({ rule }) => rule) : [first!.rule],
		open: openFacts(group),
	};
}

function openFacts(group: AccessGroup): string[] {
	const facts: [string, unknown][] = [
		["line", group.megabitsPerSecond],
		["device", group.device],
		["mailbox size", group.mailboxGigabytes],
		["duty to keep mail", group.mustArchive],
		["mobility", group.mobile],
	];
	return facts.filter(([, value]) => value === null).map(([name]) => name);
}
