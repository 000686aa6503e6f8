"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action, personAction } from "@/data/action";
import { getOrganization, setLogo, updateOrganization } from "@/data/organizations";
import { removeSampleOrganization } from "@/data/sample";
import { revokeOtherSessions, revokeSession } from "@/data/sessions";
import { changePassword } from "@/data/users";
import { changePasswordForm } from "@/schemas/members";
import { logoForm, organizationForm } from "@/schemas/organizations";

const nothing = z.strictObject({});
const shownAgain = () => revalidatePath("/o/[organization]", "layout");

export const saveOrganization = action(organizationForm, async (context, input) => {
	const { overrides } = await getOrganization(context);
	await updateOrganization(context, { ...input, overrides });
	shownAgain();
});

export const saveLogo = action(logoForm, async (context, logo) => {
	await setLogo(context, logo && { mediaType: logo.mediaType, bytes: Buffer.from(logo.base64, "base64") });
	shownAgain();
});

export const removeSample = action(nothing, (context) => removeSampleOrganization(context));

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
