"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { inviteMember, withdrawInvitation } from "@/data/invitations";
import { changeRole, removeMember } from "@/data/members";
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
