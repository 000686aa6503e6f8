"use server";
import { headers } from "next/headers";
import { publicAction } from "@/data/action";
import { redeemReset, requestReset } from "@/data/password-reset";
import { placeOf } from "@/data/place";
import { resetForm, resetRequest } from "@/schemas/accounts";

export const askForReset = publicAction(resetRequest, async (form) => requestReset(form, placeOf(await headers())));
export const setNewPassword = publicAction(resetForm, redeemReset);
