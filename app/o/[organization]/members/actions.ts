"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { changeFirmRole, endFirm } from "@/data/firm-links";
import { inviteMember, withdrawInvitation } from "@/data/invitations";
import { offerLink, withdrawOffer } from "@/data/link-offers";
import { changeRole, removeMember } from "@/data/members";
import { linkKey, linkRoleForm, offerForm, offerKey } from "@/schemas/accounts";
import { changeRoleForm, invitationKey, inviteForm, memberKey } from "@/schemas/members";

const shownAgain = () => revalidatePath("/o/[organization]/members", "page");

export const invite = action(inviteForm, async (context, input) => {
	const invitation = await inviteMember(context, input);
	shownAgain();
	return invitation;
});

export const withdraw = action(invitationKey, async (context, input) => {
	await withdrawInvitation(context, input);
	shownAgain();
});

export const setRole = action(changeRoleForm, async (context, input) => {
	await changeRole(context, input);
	shownAgain();
});

export const remove = action(memberKey, async (context, input) => {
	await removeMember(context, input);
	shownAgain();
});

export const askFirm = action(offerForm, async (context, input) => {
	const asked = await offerLink(context, input);
	shownAgain();
	return asked;
});

export const withdrawRequest = action(offerKey, async (context, input) => {
	await withdrawOffer(context, input);
	shownAgain();
});

export const setFirmRole = action(linkRoleForm, async (context, input) => {
	await changeFirmRole(context, input);
	shownAgain();
});

export const showFirmOut = action(linkKey, async (context, input) => {
	await endFirm(context, input);
	shownAgain();
});
