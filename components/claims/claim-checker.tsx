"use client";
import { useDeferredValue, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { type BusinessHours, claimGaps, hoursInWords, readTerms, type Service, weighTerms } from "@/engine";
import { CLAIM_LENGTH } from "@/lib/claims";
import { CLAIM_EXAMPLE } from "./claim-example";
import { claimSentence } from "./claim-words";
import { GapTable } from "./gap-table";
import { Readings } from "./readings";
import { StoreClaim, type StoreClaimActions } from "./store-claim";
import { WeighedTerms } from "./weighed-terms";

interface ClaimCheckerProps {
	organization: string;
	services: Service[];
	businessHours: BusinessHours;
	timeZone: string;
	/** Null: the role may only look. */
	actions: StoreClaimActions | null;
}

const HOLIDAYS = [0, 1, 2, 3, 4, 5];

/** What a provider's words amount to, as they are typed. */
export function ClaimChecker({ organization, services, businessHours, timeZone, actions }: ClaimCheckerProps) {
	const [text, setText] = useState("");
	const [holidays, setHolidays] = useState(1);
	const read = readTerms(useDeferredValue(text));
	const claim = weighTerms(read.terms, { businessHours, holidaysAfterWeekend: holidays });
	const gaps = claimGaps(claim, services);
	const isEmpty = read.readings.length === 0 && read.notUnderstood.length === 0;
	return (
		<div className="mx-auto flex w-full min-w-0 max-w-300 flex-col gap-8">
			<PageHeader title={claimSentence(read, claim, gaps)}>
				Type or paste what a provider or a warranty promises. Fixed rules read it; what they did not understand is
				shown.
			</PageHeader>
			<div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
				<Field label="Service terms, in English">
					<Textarea
						rows={7}
						className="min-h-40"
						maxLength={CLAIM_LENGTH}
						value={text}
						placeholder="99.9 % a month, 24×7, response within 4 hours, repair by the next business day …"
						onChange={(event) => setText(event.target.value)}
					/>
				</Field>
				<div className="flex flex-col gap-3">
					<Field
						label="Holidays after the weekend"
						hint="For the worst case: business days after the weekend on which nobody works."
					>
						<Select value={String(holidays)} onChange={(event) => setHolidays(Number(event.target.value))}>
							{HOLIDAYS.map((count) => (
								<option key={count} value={count}>
									{count}
								</option>
							))}
						</Select>
					</Field>
					<p className="text-xs text-muted-foreground">
						Business hours of the organisation, where the terms give none: {hoursInWords(businessHours)}, {timeZone}.
					</p>
					<Button className="self-start" onClick={() => setText(CLAIM_EXAMPLE)}>
						Show an example
					</Button>
				</div>
			</div>
			{isEmpty ? (
				<EmptyState title="Nothing to check yet">
					Response and resolution times, hours of support, availability, planned maintenance, credits and exclusions are
					read; the figures stand here at once.
				</EmptyState>
			) : (
				<>
					<PageSection title="What it amounts to">
						<WeighedTerms terms={read.terms} claim={claim} timeZone={timeZone} />
					</PageSection>
					<PageSection title="Against each service’s target">
						<GapTable organization={organization} gaps={gaps} />
					</PageSection>
					<PageSection title="How it was read" aside="the rule beside each reading">
						<Readings read={read} />
					</PageSection>
					{actions ? (
						<PageSection title="Store it">
							<StoreClaim
								organization={organization}
								text={text}
								terms={read.terms}
								hosted={services.filter((service) => service.protection.hosted !== null)}
								actions={actions}
							/>
						</PageSection>
					) : null}
				</>
			)}
		</div>
	);
}
