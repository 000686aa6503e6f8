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
import type { RunEvent, RunEventKind } from "@/engine";
import { timeText } from "./run-words";

const KINDS: Record<RunEventKind, string> = {
	start: "started",
	end: "ended",
	skip: "skipped",
	note: "noted",
	pause: "paused the drill",
	resume: "resumed the drill",
	choose: "chose a stamp",
	withdraw: "took a stamp back",
	finish: "ended the drill",
	abort: "aborted the drill",
};

interface EventLogProps {
	events: readonly RunEvent[];
	titles: ReadonlyMap<string, string>;
	timeZone: string;
}

export function EventLog({ events, titles, timeZone }: EventLogProps) {
	if (events.length === 0) return <p className="text-muted-foreground">Nothing is stamped yet.</p>;
	return (
		<TableFrame label="Log of this drill">
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>Time</ColumnHeader>
						<ColumnHeader>Who</ColumnHeader>
						<ColumnHeader>What</ColumnHeader>
						<ColumnHeader>Text</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{events.map(({ id, at, userName, kind, stepId, text }) => (
						<TableRow key={id}>
							<RowHeader className="whitespace-nowrap">{timeText(at, timeZone)}</RowHeader>
							<TableCell className="whitespace-nowrap">{userName}</TableCell>
							<TableCell>
								{KINDS[kind]}
								{stepId === null ? "" : `: ${titles.get(stepId) ?? "a step no longer here"}`}
							</TableCell>
							<TableCell className="min-w-40">{text ?? ""}</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
