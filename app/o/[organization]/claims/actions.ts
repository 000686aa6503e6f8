"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { getOrganization } from "@/data/organizations";
import { Refusal } from "@/data/refusal";
import { getServer, updateServer } from "@/data/servers";
import { getService, updateService } from "@/data/services";
import { readTerms } from "@/engine";
import { hostedOf, warrantyOf } from "@/lib/claims";
import { ClaimAsHosted, ClaimAsWarranty } from "@/schemas/claims";

export const storeAsWarranty = action(ClaimAsWarranty, async (context, { text, serverId }) => {
	const { businessHours } = await getOrganization(context);
	const { server, version } = await getServer(context, serverId);
	const warranty = warrantyOf(readTerms(text).terms, businessHours, server.warranty);
	if (warranty === null) throw new Refusal("invalid", "These terms promise no time, so there is no warranty to store.");
	await updateServer(context, { ...server, warranty, version });
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
});

export const storeAsHosted = action(ClaimAsHosted, async (context, { text, serviceId }) => {
	const { businessHours } = await getOrganization(context);
	const { service, version } = await getService(context, serviceId);
	const { hosted } = service.protection;
	if (hosted === null)
		throw new Refusal("invalid", `${service.name} is not with a provider, so it has no terms of one to store.`);
	const terms = hostedOf(readTerms(text).terms, businessHours, hosted);
	await updateService(context, { ...service, protection: { ...service.protection, hosted: terms }, version });
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
});
