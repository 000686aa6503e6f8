"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";
import type { PlanState } from "@/schemas/quick";
import type { ServiceDraft } from "@/schemas/services";
import { NextFacts, QuickRanges, quickTitle } from "./quick-figures";
import { QuickQuestions } from "./quick-questions";
import { useQuick } from "./use-quick";

export interface QuickModeProps {
	organization: string;
	services: readonly { id: string; name: string }[];
	/** Null: a new one. */
	service: { id: string; version: number } | null;
	draft: ServiceDraft;
	plan: { state: PlanState; version: number };
	asOf: string;
	canEdit: boolean;
	save: (input: {
		id: string | null;
		version: number | null;
		service: ServiceDraft;
		plan: { state: PlanState; version: number };
	}) => Promise<Submitted<{ id: string }>>;
}

const STATES = {
	working: "Working it out…",
	ready: "",
	unfinished: "An answer needs another look; these are the last figures that could be made.",
	unavailable: "The ranges cannot be shown while you type here. Saving works, and the overview shows them then.",
};

/** For a first conversation: little asked, honest ranges, and what to ask for next. */
export function QuickMode(props: QuickModeProps) {
	const { organization, services, service, canEdit } = props;
	const [draft, setDraft] = useState(props.draft);
	const [plan, setPlan] = useState<PlanState>(props.plan.state);
	const { state, figures } = useQuick(organization, draft, service?.id ?? "draft", plan);
	const saving = useSubmit(props.save);
	const router = useRouter();
	const place = `/o/${organization}/quick`;
	const save = async () => {
		const answer = await saving.submit({
			...{ id: service?.id ?? null, version: service?.version ?? null, service: draft },
			plan: { state: plan, version: props.plan.version },
		});
		if (!answer.ok) return;
		toast.done(`${draft.name} is saved`);
		router.replace(`${place}?service=${answer.value.id}`);
	};
	return (
		<div className="mx-auto flex w-full min-w-0 max-w-300 flex-col gap-8">
			<PageHeader title={quickTitle(figures)}>
				Twenty minutes: answer what is known, leave the rest open, bring the inventory you have. Every answer becomes an
				ordinary fact.
			</PageHeader>
			<div className="grid items-start gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
				<form
					className="flex flex-col gap-5"
					noValidate
					onSubmit={(event) => {
						event.preventDefault();
						void save();
					}}
				>
					{services.length > 0 ? (
						<Select
							aria-label="Service"
							value={service?.id ?? ""}
							onChange={(event) => router.push(`${place}?service=${event.target.value || "new"}`)}
						>
							{services.map(({ id, name }) => (
								<option key={id} value={id}>
									{name}
								</option>
							))}
							<option value="">A service not listed yet</option>
						</Select>
					) : null}
					<QuickQuestions
						draft={draft}
						plan={plan}
						errors={saving.fields}
						asOf={props.asOf}
						disabled={!canEdit}
						onDraft={setDraft}
						onPlan={setPlan}
					/>
					<FormMessage>{saving.message}</FormMessage>
					{canEdit ? (
						<div className="flex flex-wrap items-center gap-3">
							<Button type="submit" variant="primary" busy={saving.busy}>
								Save the answers
							</Button>
							<Button asChild>
								<Link href={`/o/${organization}/import`}>Bring the inventory file</Link>
							</Button>
						</div>
					) : null}
				</form>
				<div className="flex min-w-0 flex-col gap-8">
					<PageSection title="How long it would be down" aside="estimate of what is typed">
						{figures ? <QuickRanges figures={figures} /> : null}
						<p role="status" className="min-h-4 text-xs text-muted-foreground">
							{STATES[state]}
						</p>
					</PageSection>
					<PageSection title="Find out next" aside="by how much it narrows the ranges">
						{figures ? (
							<NextFacts slug={organization} next={figures.next} serviceId={service?.id ?? null} />
						) : (
							<p className="text-muted-foreground">{STATES[state]}</p>
						)}
					</PageSection>
				</div>
			</div>
		</div>
	);
}
