"use client";
import { ArchiveButton } from "@/components/ui/archive-button";
import { CheckList } from "@/components/ui/check-list";
import { DraftForm } from "@/components/ui/draft-form";
import { formFields } from "@/components/ui/form-fields";
import { FieldGrid, FormSection } from "@/components/ui/form-section";
import { schemaResolver } from "@/components/ui/schema-resolver";
import { type SaveOutcome, useDraftForm } from "@/components/ui/use-draft-form";
import type { ActionResult } from "@/data/action";
import { SITE_KIND_LABELS, SITE_KINDS } from "@/lib/kinds";
import type { SiteDraft } from "@/schemas/sites";

const { TextField, DurationField, ChoiceField, YesNoField } = formFields<SiteDraft>();

const resolver = schemaResolver<SiteDraft>(() => import("@/schemas/sites").then(({ SiteForm }) => SiteForm));

interface SiteFormProps {
	organization: string;
	site: { id: string; version: number } | null;
	draft: SiteDraft;
	otherSites: { id: string; name: string }[];
	readOnly: boolean;
	save: (
		organization: string,
		input: { id: string | null; version: number | null; site: SiteDraft },
	) => Promise<SaveOutcome<SiteDraft>>;
	archive?: (organization: string, input: { id: string; version: number }) => Promise<ActionResult<unknown>>;
}

export function SiteForm({ organization, site, draft, otherSites, readOnly, save, archive }: SiteFormProps) {
	const place = `/o/${organization}/sites`;
	const { form, problem, conflict, takeTheirs, submit } = useDraftForm<SiteDraft>({
		resolver,
		under: "site",
		draft,
		version: site?.version ?? null,
		save: (typed, version) => save(organization, { id: site?.id ?? null, version, site: typed }),
		next: () => place,
		savedMessage: (typed) => `${typed.name} is saved`,
	});
	return (
		<DraftForm
			form={form}
			submit={submit}
			problem={problem}
			conflict={conflict}
			onTakeTheirs={takeTheirs}
			saveLabel={site ? "Save site" : "Add site"}
			cancelHref={place}
			readOnly={readOnly}
			extra={
				site && archive && !readOnly ? (
					<ArchiveButton
						name={draft.name}
						listHref={place}
						archive={() => archive(organization, { id: site.id, version: site.version })}
					/>
				) : null
			}
		>
			<FormSection title="Site" description="A place that one fire, flood or power failure takes as a whole.">
				<FieldGrid>
					<TextField name="name" label="Name" required />
					<ChoiceField
						name="kind"
						label="Kind"
						unknown={null}
						options={SITE_KINDS.map((kind) => ({ value: kind, label: SITE_KIND_LABELS[kind] }))}
					/>
				</FieldGrid>
				<CheckList<SiteDraft>
					name="sharedFateWith"
					legend="Shares its fate with"
					options={otherSites.map((other) => ({ value: other.id, label: other.name }))}
					hint={
						otherSites.length > 0
							? "Tick the sites that the same flood, fire or power failure would take too."
							: undefined
					}
					empty="There is no other site yet."
				/>
			</FormSection>
			<FormSection title="People" description="How many servers can be rebuilt at once, and how soon someone is there.">
				<FieldGrid>
					<TextField
						name="engineers"
						label="Engineers who can rebuild a server"
						inputMode="numeric"
						hint="0 means nobody on site"
					/>
					<ChoiceField
						name="engineerHours"
						label="When they are reachable"
						options={[
							{ value: "business", label: "Business hours" },
							{ value: "always", label: "Day and night" },
						]}
					/>
					<DurationField
						name="callOutHours"
						label="Call-out outside those hours"
						hint="Until someone stands in the room"
					/>
				</FieldGrid>
			</FormSection>
			<FormSection
				title="Restoring"
				description="What the data must pass through when many servers come back together."
			>
				<FieldGrid>
					<TextField name="uplinkMegabitsPerSecond" label="Uplink" hint="Mbit/s, or 1 Gbit/s" />
					<TextField
						name="restoreStreams"
						label="Restores at the same time"
						inputMode="numeric"
						hint="One tape drive is 1"
					/>
				</FieldGrid>
			</FormSection>
			<FormSection title="Power" description="How long the room runs when the mains fails.">
				<FieldGrid>
					<DurationField name="upsMinutes" label="UPS run time" hint="Measured under load; 0 when there is none" />
					<YesNoField name="hasGenerator" label="Generator" />
				</FieldGrid>
			</FormSection>
		</DraftForm>
	);
}
