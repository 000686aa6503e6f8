"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { todayIn } from "@/data/assessment";
import { createCalendarFeed, revokeCalendarFeed } from "@/data/calendar-feeds";
import { archiveExpiry, createExpiry, updateExpiry } from "@/data/expiries";
import { changeWork } from "@/data/maintenance";
import { Refusal } from "@/data/refusal";
import { ExpiryArchive, ExpirySave, FeedCreate, FeedRevoke, WorkChange } from "@/schemas/maintenance";

const shownAgain = (slug: string) => revalidatePath(`/o/${slug}`, "layout");

export const complete = action(WorkChange, async (context, input) => {
	if (input.doneOn !== null && input.doneOn > todayIn(context.timeZone))
		throw new Refusal("invalid", "Work cannot have been done on a day that has not come.");
	await changeWork(context, input);
	shownAgain(context.organizationSlug);
});

export const saveDate = action(ExpirySave, async (context, { id, version, expiry }) => {
	if (id === null) await createExpiry(context, expiry);
	else await updateExpiry(context, { ...expiry, id, version: version ?? 0 });
	shownAgain(context.organizationSlug);
});

export const archiveDate = action(ExpiryArchive, async (context, input) => {
	await archiveExpiry(context, input);
	shownAgain(context.organizationSlug);
});

export const makeFeed = action(FeedCreate, async (context, input) => {
	const made = await createCalendarFeed(context, input);
	shownAgain(context.organizationSlug);
	return made;
});

export const revokeFeed = action(FeedRevoke, async (context, input) => {
	await revokeCalendarFeed(context, input);
	shownAgain(context.organizationSlug);
});
