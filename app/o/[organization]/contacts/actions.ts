"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { archiveContact, createContact, getContact, updateContact } from "@/data/contacts";
import { saveOrConflict } from "@/data/save-or-conflict";
import { ContactArchive, ContactSave, contactDraft } from "@/schemas/contacts";

export const saveContact = action(ContactSave, async (context, { id, version, contact }) => {
	const existing =
		id === null || version === null
			? null
			: {
					id,
					version,
					current: async () => {
						const { version: newer, ...now } = await getContact(context, id);
						return { draft: contactDraft(now), version: newer };
					},
				};
	const outcome = await saveOrConflict(context, existing, async () => {
		if (existing === null) return createContact(context, contact);
		await updateContact(context, { id: existing.id, version: existing.version, ...contact });
		return existing;
	});
	if ("saved" in outcome) revalidatePath(`/o/${context.organizationSlug}/contacts`, "layout");
	return outcome;
});

export const removeContact = action(ContactArchive, async (context, input) => {
	await archiveContact(context, input);
	revalidatePath(`/o/${context.organizationSlug}/contacts`, "layout");
});
