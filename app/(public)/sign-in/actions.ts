"use server";
import { headers } from "next/headers";
import { publicAction } from "@/data/action";
import { placeOf } from "@/data/place";
import { Refusal } from "@/data/refusal";
import { takeSecondStep } from "@/data/second-factor";
import { getPendingSession } from "@/data/session";
import { codeForm } from "@/schemas/accounts";

export const takeStep = publicAction(codeForm, async ({ code }) => {
	const user = await getPendingSession();
	if (!user) throw new Refusal("not-found", "Too much time has passed. Begin again with your password.");
	await takeSecondStep(user, code, placeOf(await headers()));
});
