import { z } from "zod";
import type { Server, Warranty } from "@/engine";
import { SERVER_KINDS } from "@/lib/kinds";
import { numberText } from "@/lib/number-text";
import { gigabytesFrom, gigabytesText, plainNumberFrom, shareFrom, shareText } from "@/lib/quantity";
import { durationDraft, typedDuration } from "./duration";
import {
	choice,
	id,
	idOrUnknown,
	requiredName,
	typedDate,
	typedNumber,
	typedText,
	version,
	yesNo,
	yesNoText,
} from "./typed-text";

export type ServerFacts = Omit<Server, "id">;

const EXABYTE = 1e9;

const WarrantyForm = z
	.strictObject({
		known: z.boolean(),
		responseHours: typedDuration(),
		resolutionHours: typedDuration(),
		coverage: z.enum(["business", "always"], "Choose when the contract holds"),
		endsOn: typedDate,
	})
	.transform(({ known, ...warranty }): Warranty | null => (known ? warranty : null));

const list = z
	.string()
	.max(4000, "At most 4,000 characters")
	.transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))])
	.refine((parts) => parts.length <= 64, "At most 64 addresses")
	.refine(
		(parts) => parts.every((part) => /^[\w.:%/-]{1,100}$/.test(part)),
		"An address is an IP address or a host name",
	);

/** A server as typed into its form; comes out as the engine's facts. */
export const ServerForm = z.strictObject({
	name: requiredName,
	siteId: idOrUnknown,
	role: typedText(),
	kind: choice(SERVER_KINDS),
	planned: z.boolean(),
	hostServerId: idOrUnknown,
	storageServerId: idOrUnknown,
	room: typedText(),
	powerFeed: typedText(),
	networkSwitch: typedText(),
	vendor: typedText(),
	operatingSystem: typedText(),
	operatingSystemSupportEndsOn: typedDate,
	softwareVersion: typedText(),
	cpuCores: typedNumber(plainNumberFrom, { min: 1, max: 100_000 }),
	memoryGigabytes: typedNumber(gigabytesFrom, { max: EXABYTE, show: gigabytesText }),
	dataGigabytes: typedNumber(gigabytesFrom, { max: EXABYTE, show: gigabytesText }),
	dataGrowthPerYear: typedNumber((text) => shareFrom(text), { min: -1, max: 100, show: shareText }),
	purchasedOn: typedDate,
	warranty: WarrantyForm,
	spareOnSite: yesNo,
	hardwareLeadHours: typedDuration("hours", 3 * 8760),
	identity: z.strictObject({
		externalIds: z.array(z.string().max(300)).max(100),
		biosUuid: typedText(),
		serialNumber: typedText(),
		fqdn: typedText(255),
		addresses: list,
	}),
}) satisfies z.ZodType<ServerFacts>;

export type ServerDraft = z.input<typeof ServerForm>;

export function serverDraft(server: ServerFacts): ServerDraft {
	const warranty = server.warranty;
	return {
		name: server.name,
		siteId: server.siteId ?? "",
		role: server.role ?? "",
		kind: server.kind ?? "",
		planned: server.planned,
		hostServerId: server.hostServerId ?? "",
		storageServerId: server.storageServerId ?? "",
		room: server.room ?? "",
		powerFeed: server.powerFeed ?? "",
		networkSwitch: server.networkSwitch ?? "",
		vendor: server.vendor ?? "",
		operatingSystem: server.operatingSystem ?? "",
		operatingSystemSupportEndsOn: server.operatingSystemSupportEndsOn ?? "",
		softwareVersion: server.softwareVersion ?? "",
		cpuCores: server.cpuCores === null ? "" : numberText(server.cpuCores),
		memoryGigabytes: server.memoryGigabytes === null ? "" : gigabytesText(server.memoryGigabytes),
		dataGigabytes: server.dataGigabytes === null ? "" : gigabytesText(server.dataGigabytes),
		dataGrowthPerYear: server.dataGrowthPerYear === null ? "" : shareText(server.dataGrowthPerYear),
		purchasedOn: server.purchasedOn ?? "",
		warranty: {
			known: warranty !== null,
			responseHours: durationDraft(warranty?.responseHours ?? null),
			resolutionHours: durationDraft(warranty?.resolutionHours ?? null),
			coverage: warranty?.coverage ?? "business",
			endsOn: warranty?.endsOn ?? "",
		},
		spareOnSite: yesNoText(server.spareOnSite),
		hardwareLeadHours: durationDraft(server.hardwareLeadHours),
		identity: {
			externalIds: server.identity.externalIds,
			biosUuid: server.identity.biosUuid ?? "",
			serialNumber: server.identity.serialNumber ?? "",
			fqdn: server.identity.fqdn ?? "",
			addresses: server.identity.addresses.join(", "),
		},
	};
}

export const UNKNOWN_SERVER: ServerFacts = {
	name: "",
	siteId: null,
	role: null,
	kind: null,
	planned: false,
	hostServerId: null,
	storageServerId: null,
	room: null,
	powerFeed: null,
	networkSwitch: null,
	vendor: null,
	operatingSystem: null,
	operatingSystemSupportEndsOn: null,
	softwareVersion: null,
	cpuCores: null,
	memoryGigabytes: null,
	dataGigabytes: null,
	dataGrowthPerYear: null,
	purchasedOn: null,
	warranty: null,
	spareOnSite: null,
	hardwareLeadHours: null,
	identity: { externalIds: [], biosUuid: null, serialNumber: null, fqdn: null, addresses: [] },
};

/** Enough of a server to choose it from a list. */
export interface ServerChoice {
	id: string;
	name: string;
	siteId: string | null;
	siteName: string | null;
}

/** What the server form sends: without an id a new one. */
export const ServerSave = z.strictObject({ id: id.nullable(), version: version.nullable(), server: ServerForm });

const someIds = z.array(id).min(1, "Choose at least one server").max(10_000);
export const ServerIds = z.strictObject({ ids: someIds });
