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
import type { FailOverInput, ServiceFailOver } from "@/engine";
import { formatCount, formatHours, formatMinutes, formatNumber, formatShare } from "@/lib/format";
import { failOverSentence, nodesSentence } from "./fail-over-sentence";
import { OriginWords } from "./origin-words";

const figure = (value: number): string => formatNumber(value, value < 0.1 ? 4 : 2);

function inputText({ value, unit }: FailOverInput): string {
	if (unit === "share") return formatShare(value);
	if (unit === "minutes") return formatMinutes(value);
	if (unit === "hours") return formatHours(value);
	return unit === "count" ? formatNumber(value) : `${figure(value)} a year`;
}

/** What a fail-over makes of the loss of a machine: downtime by cause, what it rests on, and what another node would do. */
export function FailOverView({ failOver, name }: { failOver: ServiceFailOver; name: string }) {
	const { result, inputs, byNodes } = failOver;
	const causes = [...result.byCause].sort((one, other) => other.minutesPerYear - one.minutesPerYear);
	const nodes = inputs.find((input) => input.name === "Nodes")?.value ?? null;
	return (
		<PageSection
			title="When a machine dies"
			aside={`${failOver.kind === "active-passive" ? "a pair" : "a cluster"} as a Markov chain: ${formatMinutes(result.downtimeMinutesPerYear)} a year, one more failure is enough during ${formatShare(result.unprotectedShare)} of it`}
		>
			<p className="max-w-4xl">{failOverSentence(failOver, name)}</p>
			<div className="grid gap-10 lg:grid-cols-2">
				<div className="flex min-w-0 flex-col gap-6">
					<TableFrame label="Downtime by cause when a machine dies">
						<Table>
							<TableHead>
								<tr>
									<ColumnHeader>Cause</ColumnHeader>
									<ColumnHeader numeric>Times a year</ColumnHeader>
									<ColumnHeader numeric>Each</ColumnHeader>
									<ColumnHeader numeric>Down a year</ColumnHeader>
									<ColumnHeader numeric>Share</ColumnHeader>
								</tr>
							</TableHead>
							<TableBody>
								{causes.map(({ cause, minutesPerYear, timesPerYear }) => (
									<TableRow key={cause}>
										<RowHeader className="font-normal first-letter:uppercase">{cause}</RowHeader>
										<TableCell numeric>{figure(timesPerYear)}</TableCell>
										<TableCell numeric>
											{timesPerYear === 0 ? "–" : formatMinutes(minutesPerYear / timesPerYear)}
										</TableCell>
										<TableCell numeric>{formatMinutes(minutesPerYear)}</TableCell>
										<TableCell numeric>{formatShare(minutesPerYear / result.downtimeMinutesPerYear)}</TableCell>
									</TableRow>
								))}
							</TableBody>
						</Table>
					</TableFrame>
					{byNodes && nodes !== null ? (
						<div className="flex flex-col gap-2">
							<p>{nodesSentence(byNodes, nodes)}</p>
							<TableFrame label="Downtime by number of nodes">
								<Table>
									<TableHead>
										<tr>
											<ColumnHeader>With</ColumnHeader>
											<ColumnHeader numeric>Down a year</ColumnHeader>
										</tr>
									</TableHead>
									<TableBody>
										{byNodes.map((one) => (
											<TableRow key={one.nodes}>
												<RowHeader className="py-1 font-normal">
													{formatCount(one.nodes, "node")}
													{one.nodes === nodes ? ", as today" : ""}
												</RowHeader>
												<TableCell numeric className="py-1">
													{formatMinutes(one.minutesPerYear)}
												</TableCell>
											</TableRow>
										))}
									</TableBody>
								</Table>
							</TableFrame>
						</div>
					) : null}
				</div>
				<TableFrame label="What the chain rests on">
					<Table>
						<TableHead>
							<tr>
								<ColumnHeader>What it rests on</ColumnHeader>
								<ColumnHeader numeric>Value</ColumnHeader>
								<ColumnHeader>From</ColumnHeader>
							</tr>
						</TableHead>
						<TableBody>
							{inputs.map((input) => (
								<TableRow key={input.name}>
									<RowHeader className="min-w-40 font-normal">
										{input.name}
										<span className="block text-xs text-muted-foreground">{input.basis}</span>
									</RowHeader>
									<TableCell numeric>{inputText(input)}</TableCell>
									<TableCell className="min-w-36">
										<OriginWords origin={input.origin} />
									</TableCell>
								</TableRow>
							))}
						</TableBody>
					</Table>
				</TableFrame>
			</div>
		</PageSection>
	);
}
