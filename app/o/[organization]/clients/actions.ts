"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { endClient, setAdvises } from "@/data/firm-links";
import { offerLink, withdrawOffer } from "@/data/link-offers";
import { advisesForm, linkKey, offerForm, offerKey } from "@/schemas/accounts";

const shownAgain = () => revalidatePath("/o/[organization]", "layout");

export const setFirm = action(advisesForm, async (context, input) => {
	await setAdvises(context, input);
	shownAgain();
});

export const offer = action(offerForm, async (context, input) => {
	const made = await offerLink(context, input);
	shownAgain();
	return made;
});

export const withdraw = action(offerKey, async (context, input) => {
	await withdrawOffer(context, input);
	shownAgain();
});

export const leaveClient = action(linkKey, async (context, input) => {
	await endClient(context, input);
	shownAgain();
});
