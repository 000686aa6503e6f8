import "server-only";
import type { ReportLogo } from "@/lib/report-options";
import { NO_KEPT_BRAND, type ReportBrandKept, reportBrandKept } from "@/schemas/reports";
import { database, inOrganization, type Json } from "./db";
import { isPicture, LOGO_BYTES } from "./organizations";
import { type Context, requirePermission, type SignedIn } from "./permission";
import { Refusal } from "./refusal";

/** How the next report looks: the client's part is the organisation's, the firm's part goes with the person. */
export interface KeptBrand extends ReportBrandKept {
	hasFirmLogo: boolean;
}

/** What was last used here; nothing where nothing was. */
export async function getReportBrand(context: Context): Promise<KeptBrand> {
	requirePermission(context, "reports.view");
	const [organization, person] = await Promise.all([
		inOrganization(context, (tx) =>
			tx.organization.findUniqueOrThrow({ where: { id: context.organizationId }, select: { reportBrand: true } }),
		),
		database().user.findUniqueOrThrow({
			where: { id: context.userId },
			select: { firmBrand: true, firmLogoMediaType: true },
		}),
	]);
	const client = reportBrandKept.safeParse(organization.reportBrand);
	const firm = reportBrandKept.safeParse(person.firmBrand);
	return {
		...(firm.success ? firm.data : NO_KEPT_BRAND),
		// What was kept for one client never shows on another's paper.
		client: client.success ? client.data.client : null,
		confidentiality: client.success ? client.data.confidentiality : null,
		hasFirmLogo: person.firmLogoMediaType !== null,
	};
}

/** Remembers a report's brand for the next one; the report itself has frozen its own. */
export async function keepReportBrand(context: Context, brand: ReportBrandKept): Promise<void> {
	requirePermission(context, "reports.create");
	const kept = brand as unknown as Json;
	await inOrganization(context, (tx) =>
		tx.organization.updateMany({ where: { id: context.organizationId }, data: { reportBrand: kept } }),
	);
	await database().user.updateMany({ where: { id: context.userId }, data: { firmBrand: kept } });
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

export async function getFirmLogo(user: Pick<SignedIn, "userId">): Promise<ReportLogo | null> {
	const { firmLogo, firmLogoMediaType } = await database().user.findUniqueOrThrow({
		where: { id: user.userId },
		select: { firmLogo: true, firmLogoMediaType: true },
	});
	if (!firmLogo || (firmLogoMediaType !== "image/png" && firmLogoMediaType !== "image/jpeg")) return null;
	return { mediaType: firmLogoMediaType, base64: Buffer.from(firmLogo).toString("base64") };
}
