import { Badge } from "@/components/ui/badge";
import type { Contact, RunbookStep } from "@/engine";
import { CONTACT_ROLE_LABELS } from "@/lib/kinds";
import { expectedText, whenText } from "./runbook-words";
import { StepHosts } from "./step-hosts";

interface StepListProps {
	steps: readonly RunbookStep[];
	contacts: readonly Contact[];
}

/** The steps as one reads them aloud, on a screen or on A4. */
export function StepList({ steps, contacts }: StepListProps) {
	return (
		<ol className="flex flex-col">
			{steps.map((step, index) => (
				<li key={step.id} className="break-inside-avoid border-t py-4 first:border-t-0">
					<section className="grid gap-x-8 gap-y-3 lg:grid-cols-[minmax(0,1fr)_18rem]">
						<div className="flex min-w-0 flex-col gap-2">
							<h3 className="flex items-baseline gap-3">
								<span className="w-6 shrink-0 text-right font-normal text-muted-foreground tabular-nums">
									{index + 1}
								</span>
								{step.title}
							</h3>
							<ul className="ml-9 flex list-disc flex-col gap-1 pl-4">
								{step.actions.map((action) => (
									<li key={action}>{action}</li>
								))}
							</ul>
							{step.checks.length > 0 ? (
								<ul className="ml-9 flex flex-col gap-1" aria-label={`Checks of step ${index + 1}`}>
									{step.checks.map((check) => (
										<li key={check} className="flex gap-2">
											<span aria-hidden>☐</span>
											{check}
										</li>
									))}
								</ul>
							) : null}
							{step.goNoGo ? (
								<p className="ml-9 border-l-2 border-partial pl-3">
									<span className="font-medium">Go or no go:</span> {step.goNoGo}
								</p>
							) : null}
						</div>
						<dl className="flex min-w-0 flex-col gap-2 text-sm max-lg:ml-9">
							<div>
								<dt className="sr-only">Owner and time</dt>
								<dd>
									<Badge tone="outline">{CONTACT_ROLE_LABELS[step.owner]}</Badge> {namesOf(contacts, step)}
									<span className="mt-1 block">{expectedText(step.minutes)}</span>
									<When step={step} previous={steps[index - 1]} />
								</dd>
							</div>
							{step.hosts.length > 0 ? (
								<div>
									<dt className="sr-only">Where</dt>
									<dd>
										<StepHosts hosts={step.hosts} />
									</dd>
								</div>
							) : null}
							{step.undo ? (
								<div>
									<dt className="text-xs text-muted-foreground">How to undo</dt>
									<dd>{step.undo}</dd>
								</div>
							) : null}
						</dl>
					</section>
				</li>
			))}
		</ol>
	);
}

function When({ step, previous }: { step: RunbookStep; previous: RunbookStep | undefined }) {
	const text = whenText(step, previous);
	return text === null ? null : <span className="block text-xs text-muted-foreground">{text}</span>;
}

function namesOf(contacts: readonly Contact[], { owner }: RunbookStep): string {
	return contacts
		.filter(({ role }) => role === owner)
		.slice(0, 2)
		.map(({ name }) => name)
		.join(", ");
}
