"use client";
import { Disclosure } from "@/components/ui/disclosure";
import { formatCount, formatHours } from "@/lib/format";
import { TIER_LABELS } from "@/lib/labels";
import type { ImportView } from "@/schemas/imports";

function place({ sheet, row, column }: ImportView["issues"][number]["place"]): string {
	return [sheet, row > 0 ? `row ${row}` : "", column ?? ""].filter(Boolean).join(", ");
}

/** Services, signs of protection and remarks: read by who wants to, in nobody's way. */
export function Findings({ view }: { view: ImportView }) {
	const services = view.services.filter(({ status }) => status !== "unchanged");
	return (
		<div className="flex flex-col gap-2">
			{services.length > 0 ? (
				<Disclosure title={formatCount(services.length, "service")} summary="made or extended by this import" open>
					<ul className="list-disc pl-5">
						{services.map((service) => (
							<li key={service.name}>
								<span className="font-medium">{service.name}</span>
								{service.status === "new" ? " is new" : ` gains ${formatCount(service.addedKeys.length, "server")}`}
								{service.tier ? `, ${TIER_LABELS[service.tier]}` : ""}
								{service.restoreTargetHours === null
									? ""
									: `, to be back within ${formatHours(service.restoreTargetHours)}`}
								{service.lossTargetHours === null
									? ""
									: service.lossTargetHours === 0
										? ", losing nothing"
										: `, losing at most ${formatHours(service.lossTargetHours)}`}
							</li>
						))}
					</ul>
				</Disclosure>
			) : null}
			{view.evidence.length > 0 ? (
				<Disclosure
					title={formatCount(view.evidence.length, "sign")}
					summary="of how machines are protected, for setting services up"
				>
					<ul className="list-disc pl-5">
						{view.evidence.map((sign) => (
							<li key={`${sign.subject} ${sign.origin} ${sign.text}`}>
								<span className="font-medium">{sign.subject}</span>
								{sign.tier ? ` (${TIER_LABELS[sign.tier]})` : ""}: {sign.text}{" "}
								<span className="text-xs text-muted-foreground">{sign.origin}</span>
							</li>
						))}
					</ul>
				</Disclosure>
			) : null}
			{view.issues.length > 0 ? (
				<Disclosure
					title={formatCount(view.issueCount, "remark")}
					summary="on cells of the file; none of them stops the import"
				>
					<ul className="list-disc pl-5">
						{view.issues.map((issue) => (
							<li key={`${place(issue.place)} ${issue.value} ${issue.text}`}>
								<span className="text-muted-foreground">{place(issue.place)}: </span>
								{issue.value ? <span>“{issue.value}” </span> : null}
								{issue.text}
								{issue.mend ? <span className="text-muted-foreground">. {issue.mend}.</span> : null}
							</li>
						))}
						{view.issueCount > view.issues.length ? <li>and {view.issueCount - view.issues.length} more</li> : null}
					</ul>
				</Disclosure>
			) : null}
		</div>
	);
}
