import { z } from "zod";
import { ROLES } from "@/lib/roles";
import { emailAddress, newPassword, personName } from "./welcome";

const id = z.uuid("This is no member of the list");
const version = z.int().min(1);
const role = z.enum(ROLES, "Choose a role");

export const inviteForm = z.strictObject({ email: emailAddress, role });
export const changeRoleForm = z.strictObject({ membershipId: id, version, role });
export const memberKey = z.strictObject({ membershipId: id, version });
export const invitationKey = z.strictObject({ id });

export const invitationToken = z.string().min(20).max(200);

/** Somebody new takes an invitation; who has an account already signs in and sends the token alone. */
export const acceptInvitationForm = z.strictObject({ token: invitationToken, name: personName, password: newPassword });

export const changePasswordForm = z
	.strictObject({
		current: z.string().min(1, "Write your present password").max(200),
		next: newPassword,
	})
	.refine((form) => form.current !== form.next, { path: ["next"], error: "Choose another than the present one" });
