import { z } from "zod";
import { id, requiredName } from "./typed-text";
import { emailAddress, newPassword } from "./welcome";

/** Six figures of an authenticator, or a recovery code. */
export const codeForm = z.strictObject({
	code: z.string().trim().min(6, "Six figures, or a recovery code").max(30, "Six figures, or a recovery code"),
});
export const resetRequest = z.strictObject({ email: emailAddress });
export const resetForm = z.strictObject({ token: z.string().min(20).max(200), password: newPassword });
export const providerKey = z.strictObject({ provider: z.string().regex(/^[a-z]{1,30}$/) });
export const secondFactorRule = z.strictObject({ rule: z.enum(["nobody", "admins", "everyone"], "Choose one") });
export const organizationName = z.strictObject({ name: z.string().max(200) });

const linkRole = z.enum(["editor", "viewer"], "Choose a role");
const linkSide = z.enum(["firm", "client"]);
const token = z.string().min(20).max(200);

export const offerForm = z.strictObject({ side: linkSide, recipient: requiredName, role: linkRole });
export const offerKey = z.strictObject({ id, side: linkSide });
export const acceptForm = z.strictObject({ token, organization: z.string().max(100), replaces: id.nullable() });
export const linkKey = z.strictObject({ linkId: id });
export const linkRoleForm = z.strictObject({ linkId: id, version: z.int().min(1), role: linkRole });
export const advisesForm = z.strictObject({ advises: z.boolean() });

const optional = <S extends z.ZodType>(schema: S) =>
	z
		.literal("")
		.transform(() => undefined)
		.or(schema)
		.optional()
		.catch(undefined);

/** The filter of the audit log, as it stands in the address; what cannot be meant is left out. */
export const auditQuery = z.object({
	before: optional(z.coerce.number().int().min(1).max(2_000_000_000)),
	userId: optional(z.uuid()),
	action: optional(z.string().regex(/^[a-z-]+\.[a-z-]+$/)),
	outcome: optional(z.enum(["done", "refused"])),
	from: optional(z.iso.date()),
	to: optional(z.iso.date()),
});
