import "server-only";
import { SavedViewForm, type SavedViewInput, type ViewedList } from "@/schemas/saved-views";
import { recordChange } from "./audit";
import { inOrganization, isUniqueViolation, rowId } from "./db";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";
import { changedMeanwhile } from "./rows";

export interface SavedView {
	id: string;
	name: string;
	/** Query string without the question mark. */
	query: string;
	version: number;
	createdByName: string;
}

interface ViewRef {
	id: string;
	version: number;
}

const sameName = (name: string) => (error: unknown) => {
	if (!isUniqueViolation(error)) throw error;
	throw new Refusal("conflict", `There is a view called ${name} already. Give this one another name.`, {
		name: "There is a view of this name already",
	});
};

export function listSavedViews(context: Context, list: ViewedList): Promise<SavedView[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, (tx) =>
		tx.savedView.findMany({
			where: { organizationId: context.organizationId, list },
			orderBy: { name: "asc" },
			select: { id: true, name: true, query: true, version: true, createdByName: true },
		}),
	);
}

export function createSavedView(context: Context, input: SavedViewInput): Promise<{ id: string }> {
	requirePermission(context, "servers.edit");
	const view = SavedViewForm.parse(input);
	const { organizationId, userId, userName } = context;
	return inOrganization(context, async (tx) => {
		const id = newId();
		await tx.savedView.create({
			data: { id, organizationId, ...view, createdById: userId, createdByName: userName },
			select: { id: true },
		});
		const details = { list: view.list, name: view.name };
		await recordChange(tx, context, { action: "saved-view.create", targetKind: "saved-view", targetId: id, details });
		return { id };
	}).catch(sameName(view.name));
}

export function updateSavedView(context: Context, { id, version, ...input }: SavedViewInput & ViewRef): Promise<void> {
	requirePermission(context, "servers.edit");
	const view = SavedViewForm.parse(input);
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const key = { organizationId, id: rowId(id, "view") };
		if (!(await tx.savedView.findFirst({ where: key, select: { id: true } }))) throw notFound("view");
		const { count } = await tx.savedView.updateMany({
			where: { ...key, version },
			data: { ...view, version: { increment: 1 } },
		});
		if (count === 0) throw changedMeanwhile("view");
		const details = { list: view.list, name: view.name };
		await recordChange(tx, context, { action: "saved-view.update", targetKind: "saved-view", targetId: id, details });
	}).catch(sameName(view.name));
}

/** A view is nobody's data: it goes at once, and what it showed stays. */
export function removeSavedView(context: Context, { id, version }: ViewRef): Promise<void> {
	requirePermission(context, "servers.edit");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const key = { organizationId, id: rowId(id, "view") };
		const view = await tx.savedView.findFirst({ where: key, select: { name: true } });
		if (!view) throw notFound("view");
		const { count } = await tx.savedView.deleteMany({ where: { ...key, version } });
		if (count === 0) throw changedMeanwhile("view");
		const details = { name: view.name };
		await recordChange(tx, context, { action: "saved-view.remove", targetKind: "saved-view", targetId: id, details });
	});
}
