"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { personAction } from "@/data/action";
import { unlinkProvider } from "@/data/identities";
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor, renewRecoveryCodes } from "@/data/second-factor";
import { revokeOtherSessions, revokeSession } from "@/data/sessions";
import { changePassword } from "@/data/users";
import { codeForm, providerKey } from "@/schemas/accounts";
import { changePasswordForm } from "@/schemas/members";

const nothing = z.strictObject({});
const shownAgain = () => revalidatePath("/account");

export const revoke = personAction(z.strictObject({ id: z.uuid() }), async (user, { id }) => {
	await revokeSession(user, id);
	shownAgain();
});

export const revokeOthers = personAction(nothing, async (user) => {
	const revoked = await revokeOtherSessions(user);
	shownAgain();
	return { revoked };
});

export const setPassword = personAction(changePasswordForm, changePassword);

export const beginAuthenticator = personAction(nothing, (user) => beginSecondFactor(user));
export const confirmAuthenticator = personAction(codeForm, confirmSecondFactor);
export const renewCodes = personAction(codeForm, renewRecoveryCodes);

export const removeAuthenticator = personAction(codeForm, async (user, form) => {
	await removeSecondFactor(user, form);
	shownAgain();
});

export const unlink = personAction(providerKey, async (user, key) => {
	await unlinkProvider(user, key);
	shownAgain();
});
