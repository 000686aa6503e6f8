import type { ReadOptions } from "@/schemas/import-mapping";
import type { ProposedAnswer } from "@/schemas/import-rows";
import type { CandidateBuilder, RowsBuilder } from "./candidate-builder";
import { instant, truthOf } from "./cell-values";
import { daysBetween } from "./finish-rows";
import type { SheetRow } from "./raw-table";

/** A machine backed up longer ago than this has missed its backup, whatever its interval is. */
const BACKUP_MISSED_DAYS = 7;
const BACKUP_FRESH_DAYS = 2;

function backupAnswer(status: string, days: number | null): Pick<ProposedAnswer, "state" | "because"> | null {
	const word = status.toLowerCase();
	const age = days === null ? "" : ` The last one is ${days} ${days === 1 ? "day" : "days"} old.`;
	if (/fail|error/.test(word)) return { state: "no", because: `The last backup failed.${age}` };
	if (days !== null && days > BACKUP_MISSED_DAYS) return { state: "no", because: `Backups have stopped.${age}` };
	if (/warn/.test(word)) return { state: "partly", because: `The last backup ended with a warning.${age}` };
	if (/succe|ok|green/.test(word) && days !== null && days > BACKUP_FRESH_DAYS)
		return { state: "partly", because: `Backups succeed, but not daily.${age}` };
	if (/succe|ok|green/.test(word)) return { state: "yes", because: `Backups run and succeed.${age}` };
	return null;
}

function proposeBackup(builder: RowsBuilder, server: CandidateBuilder, row: SheetRow, options: ReadOptions): void {
	const status = row.cell("Backup status");
	if (!status) return;
	const last = row.cell("Last backup");
	const read = last ? instant(last.text) : null;
	const day = read && "value" in read ? read.value.slice(0, 10) : null;
	const answer = backupAnswer(status.text, day ? daysBetween(day, options.asOf) : null);
	if (!answer) return;
	builder.rows.answers.push({
		practiceId: "AS-02",
		siteName: null,
		serverKey: server.key,
		...answer,
		evidence: "documented",
		evidenceOn: day,
		origin: `${server.candidate.values.name}: Backup status = ${status.text}${last ? `, Last backup = ${last.text}` : ""}`,
	});
	if (answer.state === "no")
		server.issue("warning", status.column, status.text, answer.because, "Repair the backup before anything else");
}

/** What vInfo says about how one machine is protected. */
export function machineEvidence(
	builder: RowsBuilder,
	server: CandidateBuilder,
	row: SheetRow,
	options: ReadOptions,
): void {
	proposeBackup(builder, server, row, options);
	const subject = server.candidate.values.name ?? server.key;
	const faultTolerance = row.cell("FT State");
	if (faultTolerance && /^(running|enabled|needsecondary|starting)$/i.test(faultTolerance.text))
		builder.rows.evidence.push({
			serverKey: server.key,
			subject,
			tier: "T3",
			text: "Fault tolerance keeps a second copy of this machine running; it survives a host, not a corruption.",
			origin: `FT State = ${faultTolerance.text}`,
		});
	const guarded = truthOf(row.cell("DAS protection"));
	const priority = row.cell("HA Restart Priority");
	if (guarded !== null)
		builder.rows.evidence.push({
			serverKey: server.key,
			subject,
			tier: null,
			text: guarded
				? `Restarted on another host after a host fails${priority ? `, with ${priority.text.toLowerCase()} priority` : ""}.`
				: "Not restarted by the cluster when its host fails.",
			origin: `DAS protection = ${guarded ? "True" : "False"}${priority ? `, HA Restart Priority = ${priority.text}` : ""}`,
		});
	const annotation = row.cell("Annotation")?.text ?? "";
	const replica = /\b(drbd|replicat\w*|mirror\w*)\s+(to|with)\s+([\w.-]+)/i.exec(annotation)?.[3];
	const standby = /\b(standby|replica)\s+(for|of)\s+([\w.-]+)/i.exec(annotation)?.[3];
	if (replica) link(builder, server.key, subject, replica, annotation);
	if (standby)
		builder.rows.evidence.push({
			serverKey: server.key,
			subject,
			tier: "T2",
			text: `Named as the standby of ${standby}.`,
			origin: `Annotation = ${annotation}`,
		});
}

function link(builder: RowsBuilder, from: string, subject: string, to: string, annotation: string): void {
	builder.rows.dependencies.push({ from, to, kind: "replicates-to", origin: `Annotation = ${annotation}` });
	builder.rows.evidence.push({
		serverKey: from,
		subject,
		tier: "T3",
		text: `Said to be replicated to ${to}.`,
		origin: `Annotation = ${annotation}`,
	});
}
