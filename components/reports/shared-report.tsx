import { Button } from "@/components/ui/button";
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

interface SharedSummary {
	sentence: string;
	detail: string;
	figures: { amount: string; label: string; note: string }[];
	worstTitle: string;
	worstAside: string;
	head: string[];
	worst: {
		name: string;
		scenario: string;
		p50: string;
		p90: string;
		target: string;
		verdict: { sign: string; word: string };
	}[];
	more: string | null;
	decisionsTitle: string;
	decisions: { title: string; why: string; gains: string }[];
	noDecision: string | null;
	unknownTitle: string;
	unknowns: string;
}

interface SharedReportProps {
	language: string;
	organization: string;
	kicker: string;
	by: string;
	confidentiality: string | null;
	asOf: string;
	until: string;
	pdfHref: string;
	summary: SharedSummary;
}

/** What somebody outside sees of a report: its first page, and the way to the whole as a PDF. */
export function SharedReport({ language, organization, kicker, by, confidentiality, ...props }: SharedReportProps) {
	const { asOf, until, pdfHref, summary } = props;
	return (
		<article className="flex flex-col gap-8" lang={language}>
			<header className="flex flex-col gap-3">
				<p className="text-sm font-medium text-accent">{kicker}</p>
				<h1 className="text-2xl tracking-tight">{organization}</h1>
				<p className="max-w-prose text-lg">{summary.sentence}</p>
				{summary.detail ? <p className="max-w-prose text-muted-foreground">{summary.detail}</p> : null}
				<p lang="en" className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-muted-foreground print:hidden">
					<Button asChild variant="primary">
						<a href={pdfHref} download>
							Download the whole report (PDF)
						</a>
					</Button>
					<span>
						By {by}, figures of {asOf}. This link works until {until}.
					</span>
				</p>
				{confidentiality ? <p className="text-sm font-semibold">{confidentiality}</p> : null}
			</header>
			<dl className="grid gap-x-6 gap-y-5 sm:grid-cols-2 lg:grid-cols-4">
				{summary.figures.map((figure) => (
					<div key={figure.label} className="flex flex-col gap-1 border-t-2 border-accent pt-2">
						<dt className="order-2 text-sm font-medium">{figure.label}</dt>
						<dd className="order-1 text-2xl tabular-nums">{figure.amount}</dd>
						<dd className="order-3 text-xs text-muted-foreground">{figure.note}</dd>
					</div>
				))}
			</dl>
			{summary.worst.length > 0 ? (
				<section className="flex flex-col gap-2">
					<h2 className="text-lg">{summary.worstTitle}</h2>
					<p className="text-sm text-muted-foreground">{summary.worstAside}</p>
					<TableFrame label={summary.worstTitle}>
						<Table>
							<TableHead>
								<TableRow>
									{summary.head.map((name) => (
										<ColumnHeader key={name}>{name}</ColumnHeader>
									))}
								</TableRow>
							</TableHead>
							<TableBody>
								{summary.worst.map((row) => (
									<TableRow key={row.name}>
										<RowHeader>{row.name}</RowHeader>
										<TableCell>{row.scenario}</TableCell>
										<TableCell className="whitespace-nowrap tabular-nums">{row.p50}</TableCell>
										<TableCell className="whitespace-nowrap tabular-nums">{row.p90}</TableCell>
										<TableCell className="whitespace-nowrap tabular-nums">{row.target}</TableCell>
										<TableCell className="whitespace-nowrap">
											<span aria-hidden>{row.verdict.sign}</span> {row.verdict.word}
										</TableCell>
									</TableRow>
								))}
							</TableBody>
						</Table>
					</TableFrame>
					{summary.more ? <p className="text-sm text-muted-foreground">{summary.more}</p> : null}
				</section>
			) : null}
			<section className="flex flex-col gap-3">
				<h2 className="text-lg">{summary.decisionsTitle}</h2>
				{summary.noDecision ? <p>{summary.noDecision}</p> : null}
				<ol className="flex list-decimal flex-col gap-3 pl-5">
					{summary.decisions.map((decision) => (
						<li key={decision.title}>
							<p className="font-medium">{decision.title}</p>
							<p>{decision.why}</p>
							<p className="text-sm text-muted-foreground">{decision.gains}</p>
						</li>
					))}
				</ol>
			</section>
			<section className="flex flex-col gap-2">
				<h2 className="text-lg">{summary.unknownTitle}</h2>
				<p className="max-w-prose">{summary.unknowns}</p>
			</section>
		</article>
	);
}
