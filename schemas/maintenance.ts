import { z } from "zod";
import { EXPIRY_KINDS, type ExpiryDate } from "@/lib/maintenance";
import { AnswerKey, answerVersion } from "./practices";
import { id, idOrUnknown, requiredName, typedDate, typedText, version } from "./typed-text";

const required = (date: string | null, context: z.RefinementCtx): string => {
	if (date !== null) return date;
	context.addIssue({ code: "custom", message: "Give the day" });
	return z.NEVER;
};

/** A date of the organisation's own: a battery, a certificate, a contract. */
export const ExpiryForm = z
	.strictObject({
		kind: z.enum(EXPIRY_KINDS, "Choose one of the list"),
		name: requiredName,
		siteId: idOrUnknown,
		serverId: idOrUnknown,
		endsOn: typedDate.transform(required),
		owner: typedText(120),
		note: typedText(1000),
	})
	.refine((expiry) => expiry.siteId === null || expiry.serverId === null, {
		path: ["serverId"],
		message: "Choose a site or a server, not both",
	}) satisfies z.ZodType<Omit<ExpiryDate, "id" | "version">>;

export type ExpiryDraft = z.input<typeof ExpiryForm>;

export const ExpirySave = z.strictObject({ id: id.nullable(), version: version.nullable(), expiry: ExpiryForm });
export const ExpiryArchive = z.strictObject({ id, version });

/** Work of a practice: who keeps it up, and the day it was done again, if it was. */
export const WorkChange = z.strictObject({
	key: AnswerKey,
	version: answerVersion,
	doneOn: typedDate,
	owner: typedText(120),
	note: typedText(500),
});

export const FeedCreate = z.strictObject({ name: requiredName });
export const FeedRevoke = z.strictObject({ id });
