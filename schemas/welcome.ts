import { z } from "zod";

const isTimeZone = (name: string): boolean => {
	try {
		new Intl.DateTimeFormat("en", { timeZone: name });
		return true;
	} catch {
		return false;
	}
};

const name = (what: string) =>
	z
		.string()
		.trim()
		.min(1, `Give ${what}`)
		.max(120, "At most 120 characters")
		.refine((text) => !/\p{Cc}/u.test(text), "A name cannot hold control characters");

/** ASCII only: a look-alike letter must not open somebody else's account. */
export const emailAddress = z
	.string()
	.trim()
	.toLowerCase()
	.max(200, "At most 200 characters")
	.regex(/^[a-z0-9.!#$%&*+/=?^_{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/, "Write an e-mail address like name@example.com");

export const personName = name("your name");

export const newPassword = z
	.string()
	.min(12, "At least 12 characters; a sentence of your own is easy to remember")
	.max(200, "At most 200 characters")
	.refine((text) => new Set(text).size >= 5, "Too few different characters");

export const newOrganization = z.strictObject({
	name: name("the organisation's name"),
	country: z
		.string()
		.regex(/^[A-Z]{2}$/, "Choose a country")
		.nullable(),
	currency: z.string().regex(/^[A-Z]{3}$/, "A currency is three letters, like EUR"),
	timeZone: z.string().max(60).refine(isTimeZone, "Choose a time zone, like Europe/Berlin"),
});
export type NewOrganization = z.output<typeof newOrganization>;

/** The first page of an empty installation. */
export const welcomeForm = z.strictObject({
	token: z.string().min(1, "The link from the terminal carries the token").max(200),
	name: personName,
	email: emailAddress,
	password: newPassword,
	organization: newOrganization,
});
export type WelcomeForm = z.output<typeof welcomeForm>;
