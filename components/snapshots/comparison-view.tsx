import { Disclosure } from "@/components/ui/disclosure";
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
import type { CatalogueChange, ChangedFacts, FactsNoun, SnapshotComparison } from "@/engine";
import { formatCount, formatList, formatNumber } from "@/lib/format";
import { movedPoints } from "./comparison-sentence";
import { MovedPractices } from "./moved-practices";
import { byService, MovedTargets } from "./moved-targets";

const NOUNS: Record<FactsNoun, string> = {
	organization: "Organisation",
	sites: "Sites",
	servers: "Servers",
	services: "Services",
	practiceAnswers: "Answers",
	drills: "Drills",
	incidents: "Incidents",
};

const NAMED = 12;

function Steps({ score }: { score: SnapshotComparison["score"] }) {
	const rows = [
		["The earlier score", "", score.before],
		["Facts that changed", movedPoints(score.facts), null],
		["Time that passed", movedPoints(score.time), null],
		["Engine, catalogue or seed", movedPoints(score.method), null],
		["The later score", "", score.after],
	] as const;
	return (
		<TableFrame label="What moved the score">
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>Step</ColumnHeader>
						<ColumnHeader numeric>Points</ColumnHeader>
						<ColumnHeader numeric>Score</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{rows.map(([label, points, stands]) => (
						<TableRow key={label}>
							<RowHeader className={stands === null ? "font-normal" : ""}>{label}</RowHeader>
							<TableCell numeric>{points}</TableCell>
							<TableCell numeric>{stands === null ? "" : formatNumber(stands, 1)}</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}

function Parts({ parts }: Pick<SnapshotComparison, "parts">) {
	const moved = parts.filter(({ points }) => points !== 0);
	if (moved.length === 0) return <p className="text-muted-foreground">No part of the score moved.</p>;
	return (
		<TableFrame label="Parts that moved">
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>Part</ColumnHeader>
						<ColumnHeader numeric>Points</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{moved.map(({ key, label, points }) => (
						<TableRow key={key}>
							<RowHeader className="font-normal">{label}</RowHeader>
							<TableCell numeric>{movedPoints(points)}</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}

function Changed({ changed }: { changed: readonly ChangedFacts[] }) {
	if (changed.length === 0) return <p className="text-muted-foreground">No fact was entered, altered or taken out.</p>;
	const line = (verb: string, names: readonly string[]) =>
		names.length === 0 ? null : (
			<span className="block">
				{names.length} {verb}: <span className="text-muted-foreground">{formatList(names, NAMED)}</span>
			</span>
		);
	return (
		<dl className="flex flex-col">
			{changed.map(({ noun, added, altered, removed }) => (
				<div key={noun} className="grid gap-x-4 border-b py-2 last:border-0 sm:grid-cols-[8rem_1fr]">
					<dt className="font-medium">{NOUNS[noun]}</dt>
					<dd className="min-w-0">
						{line("entered", added)}
						{line("altered", altered)}
						{line("taken out", removed)}
					</dd>
				</div>
			))}
		</dl>
	);
}

function detail(change: CatalogueChange): string {
	if (change.kind === "other words") return `asked before as “${change.before.practice}”`;
	return change.kind;
}

/** Two kept days side by side: what is worse, what is better, what stays, and what moved the score. */
export function ComparisonView({ slug, comparison }: { slug: string; comparison: SnapshotComparison }) {
	const { score, parts, services, practices, aged, changed, catalogue } = comparison;
	return (
		<>
			<div className="grid gap-10 lg:grid-cols-2">
				<PageSection title="What moved the score" aside="adds up exactly">
					<Steps score={score} />
					<p className="text-xs text-muted-foreground">
						Time: the earlier facts, judged on the later day. Facts: the later facts instead of the earlier ones, on
						that day. What both did together counts as facts.
					</p>
				</PageSection>
				<PageSection title="By part of the score">
					<Parts parts={parts} />
				</PageSection>
				<PageSection
					title="Services newly failing"
					aside={formatCount(byService(services.newlyFailing).length, "service")}
				>
					<MovedTargets targets={services.newlyFailing} none="No service misses a target that it met before." />
				</PageSection>
				<PageSection title="Services fixed" aside={formatCount(byService(services.fixed).length, "service")}>
					<MovedTargets targets={services.fixed} none="No target that was missed is met now." />
					{services.gone.length > 0 ? (
						<p className="text-muted-foreground">
							Not counted as fixed, for the service or its target is there no more:{" "}
							{formatList(
								byService(services.gone).map(({ name }) => name),
								NAMED,
							)}
							.
						</p>
					) : null}
				</PageSection>
				<PageSection title="Practices newly failing" aside={formatCount(practices.newlyFailing.length, "practice")}>
					<MovedPractices slug={slug} moves={practices.newlyFailing} none="No practice that was in force has lapsed." />
				</PageSection>
				<PageSection title="Practices fixed" aside={formatCount(practices.fixed.length, "practice")}>
					<MovedPractices slug={slug} moves={practices.fixed} none="No practice has come into force." />
				</PageSection>
			</div>
			<PageSection title="Still failing">
				<Disclosure title={formatCount(byService(services.stillFailing).length, "service")}>
					<MovedTargets targets={services.stillFailing} none="None." />
				</Disclosure>
				<Disclosure title={formatCount(practices.stillFailing.length, "practice")}>
					<MovedPractices slug={slug} moves={practices.stillFailing} none="None." />
				</Disclosure>
			</PageSection>
			<div className="grid gap-10 lg:grid-cols-2">
				<PageSection title="Facts that changed">
					<Changed changed={changed} />
				</PageSection>
				<PageSection title="Evidence that aged" aside="by the calendar alone">
					<MovedPractices
						slug={slug}
						none="No evidence lost worth by its age."
						moves={aged.flatMap(({ practiceId }) =>
							[...practices.newlyFailing, ...practices.stillFailing].filter((move) => move.practiceId === practiceId),
						)}
					/>
				</PageSection>
			</div>
			{catalogue.length > 0 ? (
				<PageSection title="Questions that the catalogue changed" aside="the earlier score stays as it was">
					<ul className="flex flex-col">
						{catalogue.map((change) => (
							<li key={change.id} className="border-b py-2 last:border-0">
								{change.practice} <span className="block text-muted-foreground">{detail(change)}</span>
							</li>
						))}
					</ul>
				</PageSection>
			) : null}
		</>
	);
}
