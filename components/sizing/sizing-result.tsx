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
import type { GrowthStep, Sizing } from "@/engine";
import { formatCount, formatDate, formatGigabytes, formatNumber, formatShare } from "@/lib/format";
import { limitSentence, sizingSentence } from "./sizing-sentence";

const STEP_WORDS: Record<GrowthStep["resource"], string> = {
	nodes: "a node has to be added",
	"storage-speed": "the storage is too slow",
	"storage-size": "the storage is full",
	line: "the line is too slow",
};

/** `changed`: what is typed differs from what the page's first line says. */
export function SizingResult({ sizing, changed }: { sizing: Sizing | null; changed: boolean }) {
	if (sizing === null) return <p>How many users there are is not known; nothing can be sized until it is.</p>;
	const { load, splitNodes } = sizing;
	return (
		<div className="flex flex-col gap-8">
			<div className="flex flex-col gap-1">
				{changed ? <p className="text-lg">{sizingSentence(sizing)}</p> : null}
				<p className={changed ? "text-muted-foreground" : "text-lg"}>{limitSentence(sizing)}</p>
			</div>
			<PageSection title="What it takes" aside="estimates from the load and the assumptions below">
				<TableFrame label="Needed against what is there">
					<Table>
						<TableHead>
							<TableRow>
								<ColumnHeader>Resource</ColumnHeader>
								<ColumnHeader numeric>Needed</ColumnHeader>
								<ColumnHeader numeric>There</ColumnHeader>
								<ColumnHeader numeric>Used at the peak</ColumnHeader>
								<ColumnHeader>Unit</ColumnHeader>
							</TableRow>
						</TableHead>
						<TableBody>
							{sizing.resources.map((one) => (
								<TableRow key={one.resource}>
									<RowHeader>
										{one.label}
										{sizing.limit?.resource === one.resource ? (
											<span className="block text-xs font-normal text-partial-text">the limit</span>
										) : null}
									</RowHeader>
									<TableCell numeric>{formatNumber(one.needed, one.needed < 10 ? 1 : 0)}</TableCell>
									<TableCell numeric>
										{one.present === null ? "unknown" : formatNumber(one.present)}
										{one.isAssumed ? <span className="block text-xs text-muted-foreground">assumed</span> : null}
									</TableCell>
									<TableCell numeric>
										{one.use === null ? "unknown" : formatShare(one.use)}
										{one.use !== null && one.use > 1 ? (
											<span className="block text-xs text-danger">does not carry it</span>
										) : null}
									</TableCell>
									<TableCell>{one.unit}</TableCell>
								</TableRow>
							))}
						</TableBody>
					</Table>
				</TableFrame>
			</PageSection>
			<PageSection
				title="Where the load comes from"
				aside={`${formatNumber(load.messagesPerSecond, 2)} messages a second at the peak`}
			>
				<TableFrame label="Sessions by protocol">
					<Table>
						<TableHead>
							<TableRow>
								<ColumnHeader>Protocol</ColumnHeader>
								<ColumnHeader numeric>Sessions at once</ColumnHeader>
								<ColumnHeader numeric>One node carries</ColumnHeader>
								<ColumnHeader numeric>Worth of nodes</ColumnHeader>
							</TableRow>
						</TableHead>
						<TableBody>
							{load.protocols.map((one) => (
								<TableRow key={one.protocol}>
									<RowHeader>{one.protocol.toUpperCase()}</RowHeader>
									<TableCell numeric>
										{formatNumber(one.sessions)}
										<span className="block text-xs text-muted-foreground">{one.isFact ? "a fact" : "estimated"}</span>
									</TableCell>
									<TableCell numeric>{formatNumber(one.sessionsPerNode)}</TableCell>
									<TableCell numeric>{formatNumber(one.nodes, 2)}</TableCell>
								</TableRow>
							))}
						</TableBody>
					</Table>
				</TableFrame>
				<p className="text-xs text-muted-foreground">
					With mail in and out on nodes of their own: {splitNodes.incoming} for mail in and out, {splitNodes.reading}{" "}
					for reading, each with one to spare. Store: {formatGigabytes(sizing.storageGigabytes)} with room to spare
					{sizing.archiveShare > 0
						? `, of which the archive is ${formatShare(sizing.archiveShare)}`
						: ", no archive on it"}
					.
				</p>
			</PageSection>
			<PageSection title={growthTitle(sizing)}>
				{sizing.growth.length === 0 ? null : (
					<ol className="flex flex-col divide-y border-y">
						{sizing.growth.map((step) => (
							<li key={`${step.resource} ${step.on}`} className="flex flex-wrap justify-between gap-x-4 py-2">
								<span>
									{STEP_WORDS[step.resource]}
									{step.nodes === null ? "" : `: ${formatCount(step.nodes, "node")}, one to spare`}
								</span>
								<time dateTime={step.on}>{formatDate(step.on)}</time>
							</li>
						))}
					</ol>
				)}
			</PageSection>
		</div>
	);
}

function growthTitle({ growthPerYear, growth }: Sizing): string {
	if (growthPerYear === null) return "Give the growth of users to see when to add a node";
	if (growth.length === 0) return "What is there suffices for ten years at this growth";
	return `At ${formatShare(growthPerYear)} more users a year`;
}
