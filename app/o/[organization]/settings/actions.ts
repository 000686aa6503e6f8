"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/data/action";
import { duplicateAsTemplate } from "@/data/organization-template";
import { getOrganization, setLogo, updateOrganization } from "@/data/organizations";
import { archiveOrganization } from "@/data/organizations-archive";
import { removeOrganization } from "@/data/remove-organization";
import { removeSampleOrganization } from "@/data/sample";
import { setSecondFactorRule } from "@/data/second-factor-rule";
import { organizationName, secondFactorRule } from "@/schemas/accounts";
import { logoForm, organizationForm } from "@/schemas/organizations";
import { TemplateForm } from "@/schemas/portfolio";

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

export const setAuthenticatorRule = action(secondFactorRule, async (context, input) => {
	await setSecondFactorRule(context, input);
	shownAgain();
});

export const removeForGood = action(organizationName, (context, input) => removeOrganization(context, input));

export const archive = action(nothing, (context) => archiveOrganization(context));

export const startTemplate = action(TemplateForm, duplicateAsTemplate);
