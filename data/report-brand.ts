import "server-only";
import type { ReportLogo } from "@/lib/report-options";
import { allows, isRole } from "@/lib/roles";
import { NO_KEPT_BRAND, type ReportBrandKept, reportBrandKept } from "@/schemas/reports";
import { recordChange } from "./audit";
import { database, inOrganization, type Json } from "./db";
import { isPicture, LOGO_BYTES } from "./organizations";
import { type Context, requirePermission, type SignedIn } from "./permission";
import { Refusal } from "./refusal";

/**
 * How the next report looks. The client's part is the organisation's; the firm's part is the linked firm's, whoever of it
 * writes, and where no firm is linked it goes with the person.
 */
export interface KeptBrand extends ReportBrandKept {
	hasFirmLogo: boolean;
}

/** What was last used here; nothing where nothing was. */
export async function getReportBrand(context: Context): Promise<KeptBrand> {
	requirePermission(context, "reports.view");
	const [organization, writer] = await Promise.all([
		inOrganization(context, (tx) =>
			tx.organization.findUniqueOrThrow({ where: { id: context.organizationId }, select: { reportBrand: true } }),
		),
		context.firm ? brandOfFirm(context.firm) : brandOfPerson(context),
	]);
	const client = reportBrandKept.safeParse(organization.reportBrand);
	const firm = reportBrandKept.safeParse(writer.brand);
	return {
		...(firm.success ? firm.data : NO_KEPT_BRAND),
		...(context.firm ? { firm: writer.name } : {}),
		// What was kept for one client never shows on another's paper.
		client: client.success ? client.data.client : null,
		confidentiality: client.success ? client.data.confidentiality : null,
		hasFirmLogo: writer.logo !== null,
	};
}

interface Writer {
	name: string;
	brand: unknown;
	logo: ReportLogo | null;
}

/** The firm's own name, logo and colours, as it set them for itself. */
async function brandOfFirm({ organizationId: firmId }: NonNullable<Context["firm"]>): Promise<Writer> {
	const { name, reportBrand, logo, logoMediaType } = await inOrganization({ organizationId: firmId }, (tx) =>
		tx.organization.findUniqueOrThrow({
			where: { id: firmId },
			select: { name: true, reportBrand: true, logo: true, logoMediaType: true },
		}),
	);
	return { name, brand: reportBrand, logo: printable(logo, logoMediaType) };
}

async function brandOfPerson({ userId }: Pick<SignedIn, "userId">): Promise<Writer> {
	const { name, firmBrand, firmLogo, firmLogoMediaType } = await database().user.findUniqueOrThrow({
		where: { id: userId },
		select: { name: true, firmBrand: true, firmLogo: true, firmLogoMediaType: true },
	});
	return { name, brand: firmBrand, logo: printable(firmLogo, firmLogoMediaType) };
}

function printable(bytes: Uint8Array | null, mediaType: string | null): ReportLogo | null {
	if (!bytes || (mediaType !== "image/png" && mediaType !== "image/jpeg")) return null;
	return { mediaType, base64: Buffer.from(bytes).toString("base64") };
}

/** Remembers a report's brand for the next one; the report itself has frozen its own. */
export async function keepReportBrand(context: Context, brand: ReportBrandKept): Promise<void> {
	requirePermission(context, "reports.create");
	const kept = brand as unknown as Json;
	await inOrganization(context, async (tx) => {
		await tx.organization.updateMany({ where: { id: context.organizationId }, data: { reportBrand: kept } });
		await recordChange(tx, context, { action: "report-brand.keep", details: kept });
	});
	if (context.firm) await keepFirmBrand(context, context.firm.organizationId, brand);
	else await database().user.updateMany({ where: { id: context.userId }, data: { firmBrand: kept } });
}

/** Only whoever may make reports for the firm itself changes how its reports look. */
function keepFirmBrand({ userId, userName }: Context, firmId: string, brand: ReportBrandKept): Promise<void> {
	// What is said of one client is no business of the firm's others.
	const kept = { ...brand, client: null, confidentiality: null } as unknown as Json;
	return inOrganization({ organizationId: firmId }, async (tx) => {
		const seat = await tx.membership.findUnique({
			where: { organizationId_userId: { organizationId: firmId, userId } },
			select: { role: true },
		});
		if (!seat || !isRole(seat.role) || !allows(seat.role, "reports.create")) return;
		await tx.organization.updateMany({ where: { id: firmId }, data: { reportBrand: kept } });
		const actor = { organizationId: firmId, userId, userName };
		await recordChange(tx, actor, { action: "report-brand.keep", details: kept });
	});
}

/** The mark of the firm somebody writes for; null takes it away. */
export async function setFirmLogo(
	user: Pick<SignedIn, "userId">,
	logo: { bytes: Uint8Array; mediaType: string } | null,
): Promise<void> {
	if (logo && !isPicture(logo))
		throw new Refusal("invalid", "The logo must be a PNG or JPEG picture.", { logo: "Choose a PNG or JPEG picture" });
	if (logo && logo.bytes.length > LOGO_BYTES)
		throw new Refusal("invalid", "The logo must be at most 512 KB.", { logo: "At most 512 KB" });
	await database().user.updateMany({
		where: { id: user.userId },
		data: { firmLogo: logo && Uint8Array.from(logo.bytes), firmLogoMediaType: logo?.mediaType ?? null },
	});
}

/** The mark that stands on the paper of whoever asks: of the linked firm, else their own. */
export async function getFirmLogo(context: Pick<Context, "userId" | "firm">): Promise<ReportLogo | null> {
	const { logo } = await (context.firm ? brandOfFirm(context.firm) : brandOfPerson(context));
	return logo;
}
