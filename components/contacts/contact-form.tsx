"use client";
import { ArchiveButton } from "@/components/ui/archive-button";
import { DraftForm } from "@/components/ui/draft-form";
import { formFields } from "@/components/ui/form-fields";
import { FieldGrid, FormSection } from "@/components/ui/form-section";
import { schemaResolver } from "@/components/ui/schema-resolver";
import { type SaveOutcome, useDraftForm } from "@/components/ui/use-draft-form";
import type { ActionResult } from "@/data/action";
import { CONTACT_ROLES } from "@/engine";
import { CONTACT_ROLE_LABELS } from "@/lib/kinds";
import type { ContactDraft } from "@/schemas/contacts";

const { TextField, ChoiceField } = formFields<ContactDraft>();

const resolver = schemaResolver<ContactDraft>(() =>
	import("@/schemas/contacts").then(({ ContactForm: schema }) => schema),
);

interface ContactFormProps {
	organization: string;
	contact: { id: string; version: number } | null;
	draft: ContactDraft;
	sites: { id: string; name: string }[];
	readOnly: boolean;
	save: (
		organization: string,
		input: { id: string | null; version: number | null; contact: ContactDraft },
	) => Promise<SaveOutcome<ContactDraft>>;
	archive?: (organization: string, input: { id: string; version: number }) => Promise<ActionResult<unknown>>;
}

export function ContactForm({ organization, contact, draft, sites, readOnly, save, archive }: ContactFormProps) {
	const place = `/o/${organization}/contacts`;
	const { form, problem, conflict, takeTheirs, submit } = useDraftForm<ContactDraft>({
		resolver,
		under: "contact",
		draft,
		version: contact?.version ?? null,
		save: (typed, version) => save(organization, { id: contact?.id ?? null, version, contact: typed }),
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
			saveLabel={contact ? "Save" : "Add person"}
			cancelHref={place}
			readOnly={readOnly}
			extra={
				contact && archive && !readOnly ? (
					<ArchiveButton
						name={draft.name}
						listHref={place}
						archive={() => archive(organization, { id: contact.id, version: contact.version })}
					/>
				) : null
			}
		>
			<FormSection
				title="Person"
				description="Runbooks name them at the steps of their role, and list how to reach them."
			>
				<FieldGrid>
					<TextField name="name" label="Name" required />
					<ChoiceField
						name="role"
						label="Role when something fails"
						unknown={null}
						options={CONTACT_ROLES.map((role) => ({ value: role, label: CONTACT_ROLE_LABELS[role] }))}
					/>
					<TextField name="duty" label="Called for" placeholder="as the role says" hint="Such as: mail and directory" />
					<ChoiceField
						name="siteId"
						label="Site"
						unknown="every site"
						options={sites.map(({ id, name }) => ({ value: id, label: name }))}
					/>
				</FieldGrid>
			</FormSection>
			<FormSection
				title="How to reach them"
				description="A number that answers at night, and an address that does not run on your own mail."
			>
				<FieldGrid>
					<TextField name="phone" label="Phone" />
					<TextField name="email" label="E-mail" />
				</FieldGrid>
			</FormSection>
		</DraftForm>
	);
}
