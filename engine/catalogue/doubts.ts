/** One short question that a hosted offer has to answer; the four headings are the doubts named by the field. */
export interface Doubt {
	id: string;
	heading: "security" | "privacy" | "performance" | "availability";
	question: string;
	/** What a good answer names. */
	hint: string;
}

const doubt = (id: string, heading: Doubt["heading"], question: string, hint: string): Doubt => ({
	id,
	heading,
	question,
	hint,
});

export const DOUBTS: readonly Doubt[] = [
	doubt(
		"security-sign-in",
		"security",
		"Do administrators sign in with a second factor?",
		"And users, where it matters.",
	),
	doubt(
		"security-separation",
		"security",
		"Are customers kept apart, and has somebody independent looked?",
		"An audit report with a date.",
	),
	doubt(
		"security-incident",
		"security",
		"Must the provider tell you of a breach, and how soon?",
		"Hours, in the contract.",
	),
	doubt(
		"privacy-place",
		"privacy",
		"Is it agreed in which country the data and its copies lie?",
		"Backups and support staff too.",
	),
	doubt(
		"privacy-access",
		"privacy",
		"Is it agreed who at the provider may read your data?",
		"And that each access is logged for you to see.",
	),
	doubt(
		"privacy-deletion",
		"privacy",
		"Is everything deleted after the contract ends, with a proof?",
		"Within so many days.",
	),
	doubt(
		"performance-line",
		"performance",
		"Does your line carry all use at the busiest hour?",
		"The sizing page says how much that is.",
	),
	doubt(
		"performance-trial",
		"performance",
		"Was it tried from your farthest office?",
		"With the real clients, for a working day.",
	),
	doubt(
		"performance-limits",
		"performance",
		"Are the limits of size, rate and storage known?",
		"And what happens at the limit.",
	),
	doubt(
		"availability-restore",
		"availability",
		"Does the contract name hours to restore, not only a share of the month?",
		"Per failure, for all of your data.",
	),
	doubt(
		"availability-second-line",
		"availability",
		"Is there a second line to reach it by?",
		"Another provider, another duct.",
	),
	doubt(
		"availability-exit",
		"availability",
		"Was it tried to get all data out again?",
		"In a form another system reads.",
	),
];
