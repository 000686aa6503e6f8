"use server";
import { revalidatePath } from "next/cache";
import { personAction } from "@/data/action";
import { setFavourite } from "@/data/kept-seats";
import { restoreOrganization } from "@/data/organizations-archive";
import { FavouriteForm, OrganizationRef } from "@/schemas/portfolio";

export const favour = personAction(FavouriteForm, async (user, input) => {
	await setFavourite(user, input);
	revalidatePath("/portfolio");
});

export const restore = personAction(OrganizationRef, async (user, input) => {
	await restoreOrganization(user, input);
	revalidatePath("/portfolio");
});
