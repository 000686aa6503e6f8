import Link from "next/link";
import { Verdict } from "@/components/estimate/verdict";
import { ListFilters } from "@/components/ui/list-filters";
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
import type { ServiceRow } from "@/data/services";
import type { ServiceAssessment } from "@/engine";
import { scenarioOf } from "@/lib/finding";
import { formatCount, formatList, formatLoss, formatMinutesRange, formatTarget } from "@/lib/format";
import { SERVICE_KIND_LABELS } from "@/lib/kinds";
import { SCENARIO_LABELS, TIER_LABELS, VERDICT_LABELS } from "@/lib/labels";

interface ServiceListProps {
	place: string;
	services: ServiceRow[];
	assessed: ServiceAssessment[];
	asked: Record<"q" | "tier" | "target", string>;
}

function standsOn(service: ServiceRow): string {
	if (service.groups.length === 0) return service.protection.tier === "hosted" ? "a provider" : "no server yet";
	return service.groups
		.map((group) => {
			const { length } = group.serverIds;
			return group.required === length ? formatCount(length, "server") : `${group.required} of ${length}`;
		})
		.join(" + ");
}

const optionsOf = (labels: Record<string, string>) =>
	Object.entries(labels).map(([value, label]) => ({ value, label: label.charAt(0).toUpperCase() + label.slice(1) }));
const CHOICES = [
	{ name: "tier", label: "Tier in force", all: "All tiers", options: optionsOf(TIER_LABELS) },
	{ name: "target", label: "Against the target", all: "Any verdict", options: optionsOf(VERDICT_LABELS) },
];

export function ServiceList({ place, services: all, assessed, asked }: ServiceListProps) {
	const figures = new Map(assessed.map((service) => [service.serviceId, service]));
	const names = new Map(all.map((service) => [service.id, service.name]));
	const services = all.filter((service) => {
		const figure = figures.get(service.id);
		const verdict = figure ? scenarioOf(figure, "worst")?.restoreVerdict : undefined;
		return (
			service.name.toLowerCase().includes(asked.q.toLowerCase()) &&
			(asked.tier === "" || (figure?.tierInForce ?? service.protection.tier) === asked.tier) &&
			(asked.target === "" || verdict === asked.target)
		);
	});
	return (
		<>
			<ListFilters noun="services" placeholder="Search by name" choices={CHOICES} />
			{services.length === 0 ? (
				<p>None of {formatCount(all.length, "service")} matches.</p>
			) : (
				<TableFrame label="Services">
					<Table>
						<TableHead>
							<TableRow>
								<ColumnHeader>Service</ColumnHeader>
								<ColumnHeader>Tier in force</ColumnHeader>
								<ColumnHeader numeric>Target</ColumnHeader>
								<ColumnHeader numeric>Worst restore, P50–P90</ColumnHeader>
								<ColumnHeader>Against the target</ColumnHeader>
								<ColumnHeader numeric>Worst loss, P50</ColumnHeader>
								<ColumnHeader>Stands on</ColumnHeader>
								<ColumnHeader>Depends on</ColumnHeader>
								<ColumnHeader numeric>Unknown</ColumnHeader>
							</TableRow>
						</TableHead>
						<TableBody>
							{services.map((service) => {
								const figure = figures.get(service.id);
								const worst = figure ? scenarioOf(figure, "worst") : null;
								const loss = figure && Math.max(...figure.scenarios.map((scenario) => scenario.loss.p50Hours));
								const weakened = figure && figure.tierInForce !== figure.tierClaimed;
								return (
									<TableRow key={service.id}>
										<RowHeader>
											<Link className="link whitespace-nowrap" href={`${place}/${service.id}`}>
												{service.name}
											</Link>
											<span className="block text-xs font-normal whitespace-nowrap text-muted-foreground">
												{SERVICE_KIND_LABELS[service.kind]}
											</span>
										</RowHeader>
										<TableCell className="whitespace-nowrap">
											{figure ? TIER_LABELS[figure.tierInForce] : TIER_LABELS[service.protection.tier]}
											{weakened ? (
												<span className="block text-xs text-partial-text">
													claimed: {TIER_LABELS[figure.tierClaimed]}
												</span>
											) : null}
										</TableCell>
										<TableCell numeric>
											{formatTarget(service.targets.restoreHours === null ? null : service.targets.restoreHours * 60)}
										</TableCell>
										<TableCell numeric>
											{worst ? formatMinutesRange(worst.restore.p50, worst.restore.p90) : "—"}
											{worst ? (
												<span className="block text-xs text-muted-foreground">{SCENARIO_LABELS[worst.scenario]}</span>
											) : null}
										</TableCell>
										<TableCell>{worst ? <Verdict verdict={worst.restoreVerdict} /> : "—"}</TableCell>
										<TableCell numeric>{loss === undefined ? "—" : formatLoss(loss)}</TableCell>
										<TableCell className="whitespace-nowrap">{standsOn(service)}</TableCell>
										<TableCell>
											{service.dependsOn.length === 0
												? "—"
												: formatList(service.dependsOn.map((id) => names.get(id) ?? "a service no longer here"))}
										</TableCell>
										<TableCell numeric>{figure ? figure.unknownFacts.length : "—"}</TableCell>
									</TableRow>
								);
							})}
						</TableBody>
					</Table>
				</TableFrame>
			)}
		</>
	);
}
