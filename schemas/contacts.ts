import { z } from "zod";
import { CONTACT_ROLES, type Contact } from "@/engine";
import { id, idOrUnknown, requiredName, typedText, version } from "./typed-text";

export type ContactFacts = Omit<Contact, "id">;

const nullableText = (maximum: number) => z.string().trim().min(1).max(maximum).nullable();

export const contactSchema = z.strictObject({
	name: requiredName,
	role: z.enum(CONTACT_ROLES),
	duty: nullableText(200),
	phone: nullableText(60),
	email: nullableText(200),
	siteId: id.nullable(),
}) satisfies z.ZodType<ContactFacts>;

/** Written as people write numbers; only what no phone can dial is refused. */
const typedPhone = typedText(60).refine(
	(phone) => phone === null || /^\+?[\d\s()./-]{3,}(\s?(ext|x|#)\.?\s?\d+)?$/i.test(phone),
	"Write a number like +43 1 234 56 78",
);
const typedEmail = typedText(200).refine(
	(email) => email === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email),
	"Write an address like name@example.com",
);

/** A person as typed into the form. */
export const ContactForm = z.strictObject({
	name: requiredName,
	role: z.enum(CONTACT_ROLES, "Choose what they do when something fails"),
	duty: typedText(200),
	phone: typedPhone,
	email: typedEmail,
	siteId: idOrUnknown,
});

export type ContactDraft = z.input<typeof ContactForm>;

export function contactDraft(contact: ContactFacts): ContactDraft {
	const { name, role, duty, phone, email, siteId } = contact;
	return { name, role, duty: duty ?? "", phone: phone ?? "", email: email ?? "", siteId: siteId ?? "" };
}

export const NEW_CONTACT: ContactDraft = { name: "", role: "systems", duty: "", phone: "", email: "", siteId: "" };

export const ContactSave = z.strictObject({ id: id.nullable(), version: version.nullable(), contact: ContactForm });
export const ContactArchive = z.strictObject({ id, version });
