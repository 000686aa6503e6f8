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
import type { Assumption, MailFunctionTime, ServiceAssessment } from "@/engine";
import { formatHoursRange, formatMinutes, formatShare } from "@/lib/format";
import { TIER_LABELS } from "@/lib/labels";
import { envelopeSentence } from "./explain-service";
import { figureKey, ORIGIN_LABELS } from "./figure";
import { FigureLink } from "./figure-link";
import { sourceOf } from "./sources";

export function TierReasons({ service }: { service: ServiceAssessment }) {
	return (
		<div className="flex flex-col gap-2">
			<p>
				In force: <b>{TIER_LABELS[service.tierInForce]}</b>
				{service.tierInForce === service.tierClaimed
					? ", as claimed."
					: `; claimed: ${TIER_LABELS[service.tierClaimed]}.`}
				{service.documented ? ` The field documents ${service.documented.label} for it.` : ""}
			</p>
			{service.tierReasons.length > 0 ? (
				<ul className="flex list-disc flex-col gap-1 pl-4 text-muted-foreground">
					{service.tierReasons.map((reason) => (
						<li key={reason.code + reason.text}>{reason.text}</li>
					))}
				</ul>
			) : null}
		</div>
	);
}

export function EnvelopeAndWindow({ service }: { service: ServiceAssessment }) {
	const window = service.degradedWindow;
	return (
		<dl className="flex flex-col gap-3">
			<div>
				<dt className="font-medium">How much data the tier carries</dt>
				<dd>
					<FigureLink figure={figureKey.envelope(service.serviceId)}>{envelopeSentence(service)}</FigureLink>
				</dd>
			</div>
			{window ? (
				<div>
					<dt className="font-medium">Degraded after a fail-over</dt>
					<dd>
						<FigureLink figure={figureKey.degraded(service.serviceId)}>
							{formatHoursRange(window.p50Hours, window.p90Hours)} until protection is whole again; a second failure
							inside it: {formatShare(window.secondFailureProbability)}.
						</FigureLink>
					</dd>
				</div>
			) : null}
		</dl>
	);
}

const FUNCTION_LABELS: Record<MailFunctionTime["mailFunction"], string> = {
	receive: "Receive",
	send: "Send",
	read: "Read",
	search: "Search",
	"log-in": "Log in",
};

/** The service being up is not the end: what people can do again, and when. */
export function MailFunctions({ functions }: { functions: readonly MailFunctionTime[] }) {
	return (
		<TableFrame label="When each part of mail works again">
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>People can</ColumnHeader>
						<ColumnHeader numeric>P50</ColumnHeader>
						<ColumnHeader numeric>P90</ColumnHeader>
						<ColumnHeader>Note</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{functions.map((entry) => (
						<TableRow key={entry.mailFunction}>
							<RowHeader>{FUNCTION_LABELS[entry.mailFunction]}</RowHeader>
							<TableCell numeric>{formatMinutes(entry.p50Minutes)}</TableCell>
							<TableCell numeric>{formatMinutes(entry.p90Minutes)}</TableCell>
							<TableCell className="text-muted-foreground">{entry.note.text}</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}

/** Defaults that stood in for facts: each one is a question worth answering. */
export function AssumptionList({ assumptions }: { assumptions: readonly Assumption[] }) {
	if (assumptions.length === 0)
		return <p className="text-muted-foreground">Every figure here rests on facts of your own.</p>;
	return (
		<ul className="gap-10 lg:columns-2">
			{assumptions.map((assumption) => {
				const source = sourceOf(assumption.origin.source);
				return (
					<li key={assumption.key} className="break-inside-avoid border-b py-2">
						{assumption.sentence.text}
						<span className="block text-xs text-muted-foreground">
							{ORIGIN_LABELS[assumption.origin.kind]}
							{source ? ": " : ""}
							{source?.url ? (
								<a className="link" href={source.url} target="_blank" rel="noreferrer">
									{source.title}
								</a>
							) : (
								source?.title
							)}
						</span>
					</li>
				);
			})}
		</ul>
	);
}
