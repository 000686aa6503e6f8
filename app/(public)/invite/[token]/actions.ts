"use server";
import { z } from "zod";
import { personAction, publicAction } from "@/data/action";
import { acceptInvitation, acceptInvitationAsNew } from "@/data/invitations";
import { acceptInvitationForm, invitationToken } from "@/schemas/members";

export const joinAsNew = publicAction(acceptInvitationForm, acceptInvitationAsNew);
export const joinAsMyself = personAction(z.strictObject({ token: invitationToken }), (user, { token }) =>
	acceptInvitation(user, token),
);
