import { z } from "zod";
import type { DesignFacts, MailFacts, ScannerFacts, Service } from "@/engine";
import { SERVICE_KINDS } from "@/lib/kinds";
import { numberText } from "@/lib/number-text";
import { gigabytesFrom, gigabytesText, moneyFrom, plainNumberFrom, shareFrom, shareText } from "@/lib/quantity";
import { durationDraft, typedDuration } from "./duration";
import { accessGroupSchema, cloudSchema, loadSchema } from "./facts-design";
import { ProtectionForm } from "./protection";
import { protectionDraft } from "./protection-draft";
import { choice, id, requiredName, typedNumber, typedText, version, yesNo, yesNoText } from "./typed-text";

export type ServiceFacts = Omit<Service, "id">;

const size = typedNumber(gigabytesFrom, { max: 1e9, show: gigabytesText });
const money = typedNumber(moneyFrom, { max: 1e13 });
const share = typedNumber((text) => shareFrom(text), { max: 1, show: shareText });

const GroupForm = z
	.strictObject({
		id: z.union([z.literal(""), id]),
		name: requiredName,
		serverIds: z.array(id).min(1, "Choose at least one server").max(2000),
		required: typedNumber(plainNumberFrom, { min: 1, max: 2000, whole: true }),
	})
	.transform((group, context) => {
		const required = group.required ?? group.serverIds.length;
		if (required <= group.serverIds.length) return { ...group, required };
		const message = `Only ${group.serverIds.length} ${group.serverIds.length === 1 ? "server" : "servers"} in this group`;
		context.addIssue({ code: "custom", path: ["required"], message });
		return z.NEVER;
	});

export const ScannerForm = z
	.strictObject({
		place: choice(["none", "same-server", "other-server", "redundant-pair"]),
		mayBypass: yesNo,
		secondFilter: yesNo,
		serverIds: z.array(id).max(50),
		yearlyLicence: money,
		product: typedText(),
		operatingSystem: typedText(),
		relayPort: typedNumber(plainNumberFrom, { min: 1, max: 65_535, whole: true }),
	})
	.transform(({ place, ...rest }): ScannerFacts | null => (place === null ? null : { place, ...rest }));

const AccessForm = z.strictObject({ pop: share, imap: share, web: share }).transform((access, context) => {
	const given = [access.pop, access.imap, access.web].filter((value) => value !== null);
	if (given.length === 0) return null;
	const total = given.reduce((sum, value) => sum + value, 0);
	const { pop, imap, web } = access;
	if (pop !== null && imap !== null && web !== null && Math.abs(total - 1) < 0.005)
		return { pop: pop / total, imap: imap / total, web: web / total };
	context.addIssue({
		code: "custom",
		path: ["pop"],
		message:
			given.length < 3
				? "Give all three shares, or none of them"
				: `The three shares add to ${shareText(Number(total.toPrecision(4)))}, not 100 %`,
	});
	return z.NEVER;
});

const MailForm = z
	.strictObject({
		scanner: ScannerForm,
		access: AccessForm,
		popLeavesCopyOnServer: yesNo,
		messagesPerDay: typedNumber(plainNumberFrom, { max: 1e9 }),
		senderRetryDays: typedDuration("days", 24 * 60),
		spfCoversSecondSite: yesNo,
		/** Edited on a page of their own; here they pass through. */
		accessGroups: z.array(accessGroupSchema).max(200),
	})
	.transform(({ accessGroups, ...mail }): MailFacts | null =>
		accessGroups.length === 0 && Object.values(mail).every((value) => value === null)
			? null
			: { ...mail, accessGroups },
	);

/** Load and cloud are edited on pages of their own; here they pass through. */
const DesignForm = z
	.strictObject({
		dnsTtlSeconds: typedDuration("seconds", 8760),
		load: loadSchema.nullable(),
		cloud: cloudSchema.nullable(),
	})
	.transform((design): DesignFacts | null => (Object.values(design).every((value) => value === null) ? null : design));

const plain = (text: string) => shareFrom(text, { fraction: true });

/** A service as typed into its form; comes out as the engine's facts. */
export const ServiceForm = z
	.strictObject({
		name: requiredName,
		kind: z.enum(SERVICE_KINDS, "Choose what kind of service it is"),
		users: typedNumber(plainNumberFrom, { max: 1e9, whole: true }),
		costPerHour: z.strictObject({ business: money, outside: money }),
		costPerHourOfLoss: money,
		targets: z.strictObject({
			restoreHours: typedDuration(),
			lossHours: typedDuration(),
			availability: typedNumber(plain, { max: 1, show: shareText }),
			maximumTolerableDowntimeHours: typedDuration(),
		}),
		groups: z.array(GroupForm).max(50),
		dependsOn: z.array(id).max(200),
		dataGigabytes: size,
		dataGrowthPerYear: typedNumber((text) => shareFrom(text), { min: -1, max: 100, show: shareText }),
		changedGigabytesPerDay: size,
		plannedHoursPerYear: typedDuration("hours", 8760),
		protection: ProtectionForm,
		mail: MailForm,
		design: DesignForm,
	})
	.transform((service) =>
		service.kind === "mail" ? service : { ...service, mail: null },
	) satisfies z.ZodType<ServiceFacts>;

export type ServiceDraft = z.input<typeof ServiceForm>;

const text = (value: number | null | undefined) => (value == null ? "" : numberText(value));
const gigabytes = (value: number | null) => (value === null ? "" : gigabytesText(value));
const perCent = (value: number | null | undefined) => (value == null ? "" : shareText(Number(value.toPrecision(12))));

export function serviceDraft(service: ServiceFacts): ServiceDraft {
	const { design, mail, targets } = service;
	return {
		name: service.name,
		kind: service.kind,
		users: text(service.users),
		costPerHour: { business: text(service.costPerHour.business), outside: text(service.costPerHour.outside) },
		costPerHourOfLoss: text(service.costPerHourOfLoss),
		targets: {
			restoreHours: targets.restoreHours === 0 ? "instant" : durationDraft(targets.restoreHours),
			lossHours: durationDraft(targets.lossHours),
			availability: targets.availability === null ? "" : shareText(targets.availability),
			maximumTolerableDowntimeHours: durationDraft(targets.maximumTolerableDowntimeHours),
		},
		groups: service.groups.map((group) => ({ ...group, required: String(group.required) })),
		dependsOn: service.dependsOn,
		dataGigabytes: gigabytes(service.dataGigabytes),
		dataGrowthPerYear: perCent(service.dataGrowthPerYear),
		changedGigabytesPerDay: gigabytes(service.changedGigabytesPerDay),
		plannedHoursPerYear: durationDraft(service.plannedHoursPerYear),
		protection: protectionDraft(service.protection),
		mail: {
			scanner: scannerDraft(mail?.scanner ?? null),
			access: {
				pop: perCent(mail?.access?.pop),
				imap: perCent(mail?.access?.imap),
				web: perCent(mail?.access?.web),
			},
			popLeavesCopyOnServer: yesNoText(mail?.popLeavesCopyOnServer ?? null),
			messagesPerDay: text(mail?.messagesPerDay),
			senderRetryDays: durationDraft(mail?.senderRetryDays ?? null, "days"),
			spfCoversSecondSite: yesNoText(mail?.spfCoversSecondSite ?? null),
			accessGroups: mail?.accessGroups ?? [],
		},
		design: {
			dnsTtlSeconds: durationDraft(design?.dnsTtlSeconds ?? null, "seconds"),
			load: design?.load ?? null,
			cloud: design?.cloud ?? null,
		},
	};
}

export function scannerDraft(scanner: ScannerFacts | null): z.input<typeof ScannerForm> {
	return {
		place: scanner?.place ?? "",
		mayBypass: yesNoText(scanner?.mayBypass ?? null),
		secondFilter: yesNoText(scanner?.secondFilter ?? null),
		serverIds: scanner?.serverIds ?? [],
		yearlyLicence: text(scanner?.yearlyLicence),
		product: scanner?.product ?? "",
		operatingSystem: scanner?.operatingSystem ?? "",
		relayPort: text(scanner?.relayPort),
	};
}

export const UNKNOWN_SERVICE: ServiceFacts = {
	name: "",
	kind: "other",
	users: null,
	costPerHour: { business: null, outside: null },
	costPerHourOfLoss: null,
	targets: { restoreHours: null, lossHours: null, availability: null, maximumTolerableDowntimeHours: null },
	groups: [],
	dependsOn: [],
	dataGigabytes: null,
	dataGrowthPerYear: null,
	changedGigabytesPerDay: null,
	plannedHoursPerYear: null,
	protection: { tier: "T0", backup: null, standby: null, replication: null, cluster: null, hosted: null },
	mail: null,
	design: null,
};

export const ServiceSave = z.strictObject({ id: id.nullable(), version: version.nullable(), service: ServiceForm });
export const ServiceArchive = z.strictObject({ id, version });
