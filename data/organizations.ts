import "server-only";
import type { Organization } from "@/engine";
import { compareNames } from "@/lib/by-name";
import type { Role } from "@/lib/roles";
import { organizationSchema } from "@/schemas/facts";
import type { NewOrganization } from "@/schemas/welcome";
import { recordChange, recordFactsChange } from "./audit";
import { inOrganization, isUniqueViolation, type Json, type Transaction } from "./db";
import { newId } from "./new-id";
import { type Context, requirePermission, type SignedIn } from "./permission";
import { Refusal } from "./refusal";
import { changedMeanwhile } from "./rows";
import { seatsOfPage } from "./seats";
import { slugFor } from "./slug";

export interface OrganizationRow {
	id: string;
	slug: string;
	name: string;
	role: Role;
	isSample: boolean;
	/** The consulting firm by which this person comes in; null for members. */
	firmName: string | null;
	isFavourite: boolean;
	openedAt: Date | null;
}

/** Every organisation a person can open: their own, and those that let one of their firms in. */
export async function listOrganizations(user: Pick<SignedIn, "userId" | "presentingId">): Promise<OrganizationRow[]> {
	return (await seatsOfPage(user))
		.map(({ organizationId: id, slug, name, role, isSample, firm, isFavourite, openedAt }) => ({
			...{ id, slug, name, role, isSample, firmName: firm?.name ?? null, isFavourite, openedAt },
		}))
		.sort((a, b) => Number(a.isSample) - Number(b.isSample) || compareNames(a.name, b.name));
}

export const NEW_ORGANIZATION_FACTS: Pick<Organization, "businessHours" | "overrides"> = {
	businessHours: { days: [1, 2, 3, 4, 5], startHour: 8, endHour: 18 },
	overrides: { phases: [], rates: [], scoreWeights: null, costs: [], scanners: [] },
};

export function createOrganization(user: SignedIn, input: NewOrganization): Promise<{ slug: string }> {
	return withFreeSlug(input.name, (slug) => {
		const organizationId = newId();
		return inOrganization({ organizationId }, async (tx) => {
			await insertOrganization(tx, { organizationId, slug, ownerId: user.userId, isSample: false, ...input });
			await recordChange(tx, { ...user, organizationId }, { action: "organization.create", details: { ...input } });
			return { slug };
		});
	});
}

/** A taken slug cannot be seen from here, only met: the next try carries a number of chance. */
export async function withFreeSlug<T>(name: string, create: (slug: string) => Promise<T>): Promise<T> {
	for (let attempt = 0; ; attempt += 1) {
		try {
			return await create(slugFor(name, attempt));
		} catch (error) {
			if (!isUniqueViolation(error) || attempt >= 5) throw error;
		}
	}
}

export interface OrganizationSeed extends NewOrganization {
	organizationId: string;
	slug: string;
	ownerId: string;
	isSample: boolean;
}

export async function insertOrganization(tx: Transaction, seed: OrganizationSeed): Promise<void> {
	const { organizationId, ownerId, name, slug, country, currency, timeZone, isSample } = seed;
	const businessHours = NEW_ORGANIZATION_FACTS.businessHours as unknown as Json;
	const overrides = NEW_ORGANIZATION_FACTS.overrides as unknown as Json;
	await tx.organization.create({
		data: { id: organizationId, slug, name, country, currency, timeZone, isSample, businessHours, overrides },
		select: { id: true },
	});
	await tx.membership.create({ data: { organizationId, userId: ownerId, role: "owner" }, select: { id: true } });
}

export interface OrganizationSettings extends Organization {
	slug: string;
	isSample: boolean;
	version: number;
	hasLogo: boolean;
}

export function getOrganization(context: Context): Promise<OrganizationSettings> {
	requirePermission(context, "organization.view");
	return inOrganization(context, async (tx) => {
		const { businessHours, overrides, logoMediaType, ...row } = await tx.organization.findUniqueOrThrow({
			where: { id: context.organizationId },
			select: {
				slug: true,
				name: true,
				country: true,
				currency: true,
				timeZone: true,
				businessHours: true,
				overrides: true,
				isSample: true,
				version: true,
				logoMediaType: true,
			},
		});
		return {
			...row,
			businessHours: businessHours as unknown as Organization["businessHours"],
			overrides: overrides as unknown as Organization["overrides"],
			hasLogo: logoMediaType !== null,
		};
	});
}

export function updateOrganization(
	context: Context,
	{ version, ...input }: Organization & { version: number },
): Promise<void> {
	requirePermission(context, "organization.edit");
	const { businessHours, overrides, ...organization } = organizationSchema.parse(input);
	return inOrganization(context, async (tx) => {
		const { count } = await tx.organization.updateMany({
			where: { id: context.organizationId, version },
			data: {
				...organization,
				businessHours: businessHours as unknown as Json,
				overrides: overrides as unknown as Json,
				version: { increment: 1 },
			},
		});
		if (count === 0) throw changedMeanwhile("organisation");
		const details = JSON.parse(JSON.stringify({ ...organization, businessHours, overrides }));
		await recordFactsChange(tx, context, { action: "organization.update", details });
	});
}

export const LOGO_BYTES = 512 * 1024;

export function setLogo(context: Context, logo: { bytes: Uint8Array; mediaType: string } | null): Promise<void> {
	requirePermission(context, "organization.edit");
	if (logo && !isPicture(logo))
		throw new Refusal("invalid", "The logo must be a PNG or JPEG picture.", { logo: "Choose a PNG or JPEG picture" });
	if (logo && logo.bytes.length > LOGO_BYTES)
		throw new Refusal("invalid", "The logo must be at most 512 KB.", { logo: "At most 512 KB" });
	return inOrganization(context, async (tx) => {
		await tx.organization.updateMany({
			where: { id: context.organizationId },
			data: { logo: logo && Uint8Array.from(logo.bytes), logoMediaType: logo?.mediaType ?? null },
		});
		await recordChange(tx, context, { action: logo ? "logo.set" : "logo.remove" });
	});
}

export function isPicture({ bytes, mediaType }: { bytes: Uint8Array; mediaType: string }): boolean {
	const starts = (...head: number[]) => head.every((byte, index) => bytes[index] === byte);
	if (mediaType === "image/png") return starts(0x89, 0x50, 0x4e, 0x47);
	return mediaType === "image/jpeg" && starts(0xff, 0xd8, 0xff);
}

export function getLogo(context: Context): Promise<{ bytes: Uint8Array; mediaType: string } | null> {
	requirePermission(context, "organization.view");
	return inOrganization(context, async (tx) => {
		const { logo, logoMediaType } = await tx.organization.findUniqueOrThrow({
			where: { id: context.organizationId },
			select: { logo: true, logoMediaType: true },
		});
		return logo && logoMediaType ? { bytes: logo, mediaType: logoMediaType } : null;
	});
}
