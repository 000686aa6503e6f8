import { z } from "zod";
import { EVIDENCE_LEVELS } from "@/lib/answers";
import { EVIDENCE_KINDS } from "@/lib/evidence";
import { AnswerKey } from "./practices";
import { id, typedDate, typedText, version } from "./typed-text";

const webAddress = z
	.string()
	.trim()
	.max(2000, "At most 2,000 characters")
	.refine((text) => text === "" || /^https?:$/.test(protocolOf(text)), "Write an address that begins with https://")
	.transform((text) => (text === "" ? null : text));

function protocolOf(text: string): string {
	try {
		return new URL(text).protocol;
	} catch {
		return "";
	}
}

const filled = <T>(value: T | null, context: z.RefinementCtx): T => {
	if (value !== null) return value;
	context.addIssue({ code: "custom", message: "This is needed" });
	return z.NEVER;
};

/** One proof as it is typed in. */
export const EvidenceForm = z
	.strictObject({
		key: AnswerKey,
		kind: z.enum(EVIDENCE_KINDS),
		level: z.enum(EVIDENCE_LEVELS),
		madeOn: typedDate.transform(filled),
		title: typedText(500).transform(filled),
		url: webAddress,
	})
	.refine(({ kind, url }) => (kind === "link") === (url !== null), {
		path: ["url"],
		message: "A link needs its address",
	})
	.transform(({ key, ...rest }) => ({ ...key, ...rest }));

export type EvidenceDraft = z.input<typeof EvidenceForm>;
export type EvidenceFacts = z.output<typeof EvidenceForm>;

export const EvidenceArchive = z.strictObject({ id, version });
