import type { Submitted } from "@/components/ui/use-submit";
import type { ExpiryDraft } from "@/schemas/maintenance";
import type { AnswerKey } from "@/schemas/practices";

/** The actions of the calendar, as the page hands them over: bound to the organisation. */
export type CompleteWork = (input: {
	key: AnswerKey;
	version: number;
	/** Empty: only the owner is noted. */
	doneOn: string;
	owner: string;
	note: string;
}) => Promise<Submitted<unknown>>;

export interface MaintenanceActions {
	complete: CompleteWork;
	saveDate: (input: { id: string | null; version: number | null; expiry: ExpiryDraft }) => Promise<Submitted<unknown>>;
	archiveDate: (input: { id: string; version: number }) => Promise<Submitted<unknown>>;
}
