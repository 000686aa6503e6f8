import Link from "next/link";
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
import { type FigureExplanation, type FigureInput, ORIGIN_LABELS } from "./figure";

function InputSource({ input }: { input: FigureInput }) {
	return (
		<span className="flex flex-wrap items-center gap-x-2">
			<Badge tone={input.origin === "assumption" || input.origin === "unknown" ? "partial" : "neutral"}>
				{ORIGIN_LABELS[input.origin]}
			</Badge>
			{input.source?.url ? (
				<a className="link text-xs" href={input.source.url} target="_blank" rel="noreferrer">
					{input.source.title}
				</a>
			) : (
				<span className="text-xs text-muted-foreground">{input.source?.title}</span>
			)}
		</span>
	);
}

export function FigureBody({ explanation }: { explanation: FigureExplanation }) {
	const { sentences, formula, inputs, tables, links } = explanation;
	return (
		<>
			{sentences.length > 0 ? (
				<div className="flex flex-col gap-2">
					{sentences.map((sentence) => (
						<p key={sentence}>{sentence}</p>
					))}
				</div>
			) : null}
			{formula.length > 0 ? (
				<section className="flex flex-col gap-2">
					<h3>How it is made</h3>
					<ul className="flex flex-col gap-1 rounded-md bg-muted px-3 py-2 text-xs">
						{formula.map((line) => (
							<li key={line}>{line}</li>
						))}
					</ul>
				</section>
			) : null}
			{tables.map((table) => (
				<section key={table.title} className="flex flex-col gap-1">
					<h3>{table.title}</h3>
					<TableFrame label={table.title}>
						<Table>
							<TableHead>
								<tr>
									{table.columns.map((column, index) => (
										<ColumnHeader key={column} numeric={index > 0}>
											{column}
										</ColumnHeader>
									))}
								</tr>
							</TableHead>
							<TableBody>
								{table.rows.map((row) => (
									<TableRow key={row.join("|")}>
										{row.map((cell, index) =>
											index === 0 ? (
												<RowHeader key={table.columns[index]} className="py-1.5 font-normal">
													{cell}
												</RowHeader>
											) : (
												<TableCell key={table.columns[index]} numeric className="py-1.5">
													{cell}
												</TableCell>
											),
										)}
									</TableRow>
								))}
							</TableBody>
						</Table>
					</TableFrame>
				</section>
			))}
			{inputs.length > 0 ? (
				<section className="flex flex-col gap-1">
					<h3>Inputs and sources</h3>
					<dl className="flex flex-col">
						{inputs.map((input) => (
							<div key={`${input.label} ${input.figure}`} className="flex flex-col gap-0.5 border-b py-2 last:border-0">
								<dt className="font-medium">{input.label}</dt>
								<dd>{input.figure}</dd>
								<dd>
									<InputSource input={input} />
								</dd>
							</div>
						))}
					</dl>
				</section>
			) : null}
			{links.length > 0 ? (
				<ul className="flex flex-col gap-1">
					{links.map((link) => (
						<li key={link.href}>
							<Link className="link" href={link.href}>
								{link.label}
							</Link>
						</li>
					))}
				</ul>
			) : null}
		</>
	);
}
