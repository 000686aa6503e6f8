import { z } from "zod";
import { requiredName } from "./typed-text";

const organization = z.string().min(1).max(100);

export const FavouriteForm = z.strictObject({ organization, on: z.boolean() });
export const OrganizationRef = z.strictObject({ organization });
export const TemplateForm = z.strictObject({ name: requiredName });
export const PresentingForm = z.strictObject({ on: z.boolean() });
export const Nothing = z.strictObject({});
