import { Badge } from "@/components/ui/badge";
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
import type { RunLog, RunResult, StepResult } from "@/engine";
import { formatMinutes, formatMinutesRange, formatNumber } from "@/lib/format";

interface ResultTableProps {
	result: RunResult;
	log: RunLog;
	services: ReadonlyMap<string, string>;
}

const NOTHING = <span className="text-muted-foreground">–</span>;

/** Expected against measured, step by step. */
export function ResultTable({ result, log, services }: ResultTableProps) {
	return (
		<TableFrame label="Expected and measured time of each step">
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>Step</ColumnHeader>
						<ColumnHeader numeric>Expected</ColumnHeader>
						<ColumnHeader numeric>Measured</ColumnHeader>
						<ColumnHeader numeric>P10 to P90</ColumnHeader>
						<ColumnHeader numeric>Measured ÷ expected</ColumnHeader>
						<ColumnHeader>Verdict</ColumnHeader>
						<ColumnHeader>Notes</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{result.steps.map((step, index) => {
						const run = log.steps[index];
						return (
							<TableRow key={step.stepId}>
								<RowHeader className="min-w-40">
									{index + 1}. {step.title}
									{services.size > 1 ? (
										<span className="block text-xs font-normal text-muted-foreground">
											{services.get(step.serviceId)}
										</span>
									) : null}
								</RowHeader>
								<TableCell numeric>{step.expected ? formatMinutes(step.expected.usual) : NOTHING}</TableCell>
								<TableCell numeric>
									{step.measuredMinutes === null ? NOTHING : formatMinutes(step.measuredMinutes)}
								</TableCell>
								<TableCell numeric>
									{step.expected ? formatMinutesRange(step.expected.low, step.expected.high) : NOTHING}
								</TableCell>
								<TableCell numeric>
									{step.ratio === null ? NOTHING : `${formatNumber(step.ratio, step.ratio < 10 ? 2 : 0)} ×`}
								</TableCell>
								<TableCell>
									<Verdict
										step={step}
										isContested={run ? run.contested.start.length + run.contested.end.length > 0 : false}
									/>
								</TableCell>
								<TableCell className="min-w-48 text-muted-foreground">
									{run?.skip?.reason ? `Skipped: ${run.skip.reason}` : ""}
									{run && run.notes.length > 0
										? run.notes.map(({ text, userName }) => `${userName}: ${text}`).join(" · ")
										: ""}
								</TableCell>
							</TableRow>
						);
					})}
				</TableBody>
			</Table>
		</TableFrame>
	);
}

function Verdict({ step, isContested }: { step: StepResult; isContested: boolean }) {
	if (isContested) return <Badge tone="partial">stamps differ</Badge>;
	if (step.state === "skipped") return <Badge tone="outline">skipped</Badge>;
	if (step.state === "running") return <Badge tone="outline">never ended</Badge>;
	if (step.state === "open") return <Badge tone="outline">not done</Badge>;
	if (step.verdict === null) return <Badge tone="outline">nothing expected</Badge>;
	if (step.verdict === "within") return <Badge tone="ready">✓ within the range</Badge>;
	return step.verdict === "faster" ? (
		<Badge tone="ready">↓ faster than P10</Badge>
	) : (
		<Badge tone="exposed">✕ slower than P90</Badge>
	);
}
