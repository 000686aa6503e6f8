import { PageSection } from "@/components/ui/page-header";
import {
	ColumnHeader,
	RowHeader,
	Table,
	TableBody,
	TableCell,
	TableFrame,
	TableHead,
	TableRow,
} from "@/components/ui/table";
import type { AccessEffects, AccessFigures, AccessProtocol } from "@/engine";
import { formatGigabytes, formatLoss, formatMinutesRange, formatNumber, formatShare } from "@/lib/format";

export const ACCESS_LABELS: Record<AccessProtocol, string> = { imap: "IMAP", web: "web", pop: "POP" };

const ROWS: { label: string; of: (figures: AccessFigures) => string }[] = [
	{
		label: "Users by IMAP, web, POP",
		of: ({ shares }) =>
			shares === null
				? "unknown"
				: `${formatShare(shares.imap)}, ${formatShare(shares.web)}, ${formatShare(shares.pop)}`,
	},
	{ label: "Store on the server", of: ({ storeGigabytes }) => formatGigabytes(storeGigabytes) },
	{
		label: "Restore after the loss of the server",
		of: ({ restore }) => formatMinutesRange(restore.p50Minutes, restore.p90Minutes),
	},
	{ label: "Work lost with the server, P50", of: ({ lossP50Hours }) => formatLoss(lossP50Hours) },
	{
		label: "Mail on desktops, which no server backup covers",
		of: ({ desktopGigabytes }) => (desktopGigabytes === null ? "unknown" : formatGigabytes(desktopGigabytes)),
	},
	{
		label: "Load on the lines in the busiest hour",
		of: ({ lineMegabitsPerSecond }) =>
			lineMegabitsPerSecond === null ? "unknown" : `${formatNumber(lineMegabitsPerSecond, 1)} Mbit/s`,
	},
];

export function AccessResult({ effects: { before, after, warnings } }: { effects: AccessEffects }) {
	return (
		<div className="flex flex-col gap-8">
			<PageSection title={titleOf(before, after)} aside="estimates, same seed; P50 to P90">
				<TableFrame label="Effects of the policy">
					<Table>
						<TableHead>
							<TableRow>
								<ColumnHeader>Figure</ColumnHeader>
								<ColumnHeader numeric>Today</ColumnHeader>
								{after === null ? null : <ColumnHeader numeric>With the policy</ColumnHeader>}
							</TableRow>
						</TableHead>
						<TableBody>
							{ROWS.map(({ label, of }) => (
								<TableRow key={label}>
									<RowHeader>{label}</RowHeader>
									<TableCell numeric>{of(before)}</TableCell>
									{after === null ? null : <TableCell numeric>{of(after)}</TableCell>}
								</TableRow>
							))}
						</TableBody>
					</Table>
				</TableFrame>
				<p className="text-xs text-muted-foreground">
					Assumed: POP takes four fifths of the mail off the server; IMAP moves 1.2 and the web 2.5 bytes for each byte
					of mail.
				</p>
			</PageSection>
			{warnings.length > 0 ? (
				<PageSection title="Before anybody is switched over">
					<ul className="flex list-disc flex-col gap-2 pl-5">
						{warnings.map(({ text }) => (
							<li key={text}>{text}</li>
						))}
					</ul>
				</PageSection>
			) : null}
		</div>
	);
}

function titleOf(before: AccessFigures, after: AccessFigures | null): string {
	if (after === null) return "Give the users of every group to see what the policy changes";
	const more = after.storeGigabytes - before.storeGigabytes;
	if (Math.abs(more) < 0.5) return "The policy leaves the store as large as it is";
	return more > 0
		? `The policy brings ${formatGigabytes(more)} more to the server: more to restore, and all of it protected`
		: `The policy takes ${formatGigabytes(-more)} off the server: less to restore, and none of that protected`;
}
