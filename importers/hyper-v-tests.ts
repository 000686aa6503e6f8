import type { ImportRows } from "@/schemas/import-rows";

/** A replica that was started beside its original to see whether it comes up. */
export interface TestedFailOver {
	subject: string;
	/** Day of the last test; null while one stands and the file does not say since when. */
	day: string | null;
	origin: string;
}

/** Replicas started in a test are a drill of a part: they argue for the yearly drill in part, never for all of it. */
export function proposeTestedFailOver(rows: ImportRows, tests: readonly TestedFailOver[], asOf: string): void {
	const dated = tests.map((test) => ({ ...test, day: test.day ?? asOf })).sort((a, b) => (a.day < b.day ? 1 : -1));
	const [last] = dated;
	if (!last) return;
	const machines = [...new Set(dated.map(({ subject }) => subject))];
	const named = machines.slice(0, 3).join(", ") + (machines.length > 3 ? ` and ${machines.length - 3} more` : "");
	rows.answers.push({
		practiceId: "PR-03",
		siteName: null,
		serverKey: null,
		state: "partly",
		evidence: "documented",
		evidenceOn: last.day,
		origin: last.origin,
		because: `A test fail-over of ${named} was started, last on ${last.day}; whether a whole service came up, and in which time, the file does not say. Enter it as a drill if it was timed.`,
	});
	const shown = new Set<string>();
	for (const { subject, day, origin } of dated) {
		if (shown.has(subject)) continue;
		shown.add(subject);
		const server = rows.servers.find(({ values }) => values.name?.toLowerCase() === subject.toLowerCase());
		rows.evidence.push({
			serverKey: server?.key ?? null,
			subject,
			tier: null,
			text: `A test fail-over of its replica was started on ${day}: worth a drill if somebody measured it.`,
			origin,
		});
	}
}
