"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { getOrganization, updateOrganization } from "@/data/organizations";
import type { Context } from "@/data/permission";
import { saveOrConflict } from "@/data/save-or-conflict";
import { getService, updateService } from "@/data/services";
import type { Service } from "@/engine";
import {
	AccessSave,
	accessDraft,
	CloudSave,
	cloudDraft,
	ScannerCatalogueForm,
	ScannerSave,
	SizingSave,
	scannerDraftOf,
	sizingDraft,
	withAccess,
	withCloud,
	withScanner,
	withSizing,
} from "@/schemas/design";

/** One part of a service's facts, laid over all the others as they stand at the version the form was opened with. */
async function savePart<Draft>(
	context: Context,
	{ id, version }: { id: string; version: number },
	change: (service: Service) => Service,
	draftOf: (service: Service) => Draft,
) {
	const current = async () => {
		const now = await getService(context, id);
		return { draft: draftOf(now.service), version: now.version };
	};
	const outcome = await saveOrConflict(context, { id, version, current }, async () => {
		const { service } = await getService(context, id);
		await updateService(context, { ...change(service), version });
		return { id };
	});
	if ("saved" in outcome) revalidatePath(`/o/${context.organizationSlug}`, "layout");
	return outcome;
}

export const saveSizing = action(SizingSave, (context, { sizing, ...at }) =>
	savePart(context, at, (service) => withSizing(service, sizing), sizingDraft),
);

export const saveScanner = action(ScannerSave, (context, { scanner, ...at }) =>
	savePart(context, at, (service) => withScanner(service, scanner), scannerDraftOf),
);

export const saveAccess = action(AccessSave, (context, { access, ...at }) =>
	savePart(context, at, (service) => withAccess(service, access), accessDraft),
);

export const saveCloud = action(CloudSave, (context, { cloud, ...at }) =>
	savePart(context, at, (service) => withCloud(service, cloud), cloudDraft),
);

export const saveScannerCatalogue = action(ScannerCatalogueForm, async (context, { products }) => {
	const { isSample: _, hasLogo: __, slug: ___, ...settings } = await getOrganization(context);
	await updateOrganization(context, { ...settings, overrides: { ...settings.overrides, scanners: products } });
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
});
