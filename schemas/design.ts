import { z } from "zod";
import {
	type AccessGroup,
	CAPACITY_IDS,
	type CapacityOverride,
	type CloudFacts,
	DOUBTS,
	type DoubtAnswer,
	type HostedFacts,
	type LoadFacts,
	type MailFacts,
	type ScannerFacts,
	type ScannerProduct,
	SESSION_PROTOCOLS,
	type Service,
	sharesOf,
} from "@/engine";
import { numberText } from "@/lib/number-text";
import {
	gigabytesFrom,
	gigabytesText,
	megabitsPerSecondFrom,
	moneyFrom,
	plainNumberFrom,
	shareFrom,
	shareText,
} from "@/lib/quantity";
import { durationDraft, typedDuration } from "./duration";
import { HOSTED_TERMS } from "./protection";
import { hostedDraft } from "./protection-draft";
import { ScannerForm, scannerDraft } from "./services";
import { choice, id, requiredName, typedNumber, typedText, version, yesNo, yesNoText } from "./typed-text";

const text = (value: number | null | undefined) => (value == null ? "" : numberText(value));
const perCent = (value: number | null | undefined) => (value == null ? "" : shareText(Number(value.toPrecision(12))));
const number = (max = 1e9, min = 0) => typedNumber(plainNumberFrom, { max, min });
const money = typedNumber(moneyFrom, { max: 1e13 });
const growth = typedNumber((typed) => shareFrom(typed), { min: -1, max: 100, show: shareText });

const OWN_SOURCE = "Given on the sizing page";

/** What a cluster is sized by, as typed. */
export const SizingForm = z.strictObject({
	users: typedNumber(plainNumberFrom, { max: 1e9, whole: true }),
	messagesPerDay: number(1e10),
	sessions: z.strictObject({ smtp: number(), http: number(), pop: number(), imap: number(), ldap: number() }),
	messageKilobytes: number(),
	mailboxMegabytes: number(),
	userGrowthPerYear: growth,
	storageOperationsPerSecond: number(),
	storageGigabytes: typedNumber(gigabytesFrom, { max: 1e9, show: gigabytesText }),
	/** Empty: the catalogue's assumption. */
	capacities: z
		.record(z.string(), typedNumber(plainNumberFrom, { min: 0.000_001, max: 1e12 }))
		.transform((amounts): CapacityOverride[] =>
			CAPACITY_IDS.flatMap((item) => {
				const amount = amounts[item];
				return amount == null ? [] : [{ item, amount, source: OWN_SOURCE }];
			}),
		),
});
export type SizingDraft = z.input<typeof SizingForm>;

export function sizingDraft({ users, mail, design }: Service): SizingDraft {
	const load = design?.load ?? null;
	const sessions = Object.fromEntries(SESSION_PROTOCOLS.map((protocol) => [protocol, text(load?.sessions[protocol])]));
	return {
		users: text(users),
		messagesPerDay: text(mail?.messagesPerDay),
		sessions: sessions as SizingDraft["sessions"],
		messageKilobytes: text(load?.messageKilobytes),
		mailboxMegabytes: text(load?.mailboxMegabytes),
		userGrowthPerYear: perCent(load?.userGrowthPerYear),
		storageOperationsPerSecond: text(load?.storageOperationsPerSecond),
		storageGigabytes: load?.storageGigabytes == null ? "" : gigabytesText(load.storageGigabytes),
		capacities: Object.fromEntries(
			CAPACITY_IDS.map((item) => [item, text(load?.capacities.find((own) => own.item === item)?.amount)]),
		),
	};
}

export function withSizing(service: Service, sizing: z.output<typeof SizingForm>): Service {
	const { users, messagesPerDay, ...load } = sizing;
	const mail =
		service.kind !== "mail" || (service.mail === null && messagesPerDay === null)
			? service.mail
			: { ...mailOf(service), messagesPerDay };
	return { ...service, users, mail, design: { ...designOf(service), load: load satisfies LoadFacts } };
}

const designOf = (service: Service) => service.design ?? { dnsTtlSeconds: null, load: null, cloud: null };

const mailOf = (service: Service): MailFacts =>
	service.mail ?? {
		scanner: null,
		access: null,
		popLeavesCopyOnServer: null,
		messagesPerDay: null,
		senderRetryDays: null,
		spfCoversSecondSite: null,
		accessGroups: [],
	};

export const withScanner = (service: Service, scanner: ScannerFacts | null): Service => ({
	...service,
	mail: { ...mailOf(service), scanner },
});

export const scannerDraftOf = (service: Service): ScannerDraft => scannerDraft(service.mail?.scanner ?? null);
export type ScannerDraft = z.input<typeof ScannerForm>;

const ProductForm = z
	.strictObject({
		name: requiredName,
		fits: z.enum(["yes", "no", "unknown"]),
		operatingSystems: z.string().max(300),
		yearlyLicence: money,
		source: typedText(300),
	})
	.transform(
		({ operatingSystems, source, ...product }): ScannerProduct => ({
			...product,
			operatingSystems: operatingSystems
				.split(",")
				.map((name) => name.trim())
				.filter(Boolean)
				.slice(0, 20),
			source: source ?? "said by the organisation",
		}),
	);
export const ScannerCatalogueForm = z.strictObject({ products: z.array(ProductForm).max(200) });
export type ScannerCatalogueDraft = z.input<typeof ScannerCatalogueForm>;

export const productDraft = (product: ScannerProduct): ScannerCatalogueDraft["products"][number] => ({
	...product,
	operatingSystems: product.operatingSystems.join(", "),
	yearlyLicence: text(product.yearlyLicence),
});

const GroupForm = z
	.strictObject({
		id: id,
		name: requiredName,
		users: typedNumber(plainNumberFrom, { max: 1e9, whole: true }),
		megabitsPerSecond: typedNumber((typed) => megabitsPerSecondFrom(typed), { max: 1e7 }),
		device: choice(["own-desktop", "shared-desktop", "laptop", "phone"]),
		mailboxGigabytes: typedNumber(gigabytesFrom, { max: 1e6, show: gigabytesText }),
		mustArchive: yesNo,
		mobile: yesNo,
		protocol: choice(["pop", "imap", "web"]),
	})
	.transform((group): AccessGroup => group);

export const AccessForm = z.strictObject({
	popLeavesCopyOnServer: yesNo,
	groups: z.array(GroupForm).max(100),
});
export type AccessDraft = z.input<typeof AccessForm>;

export function accessDraft({ mail }: Service): AccessDraft {
	return {
		popLeavesCopyOnServer: yesNoText(mail?.popLeavesCopyOnServer ?? null),
		groups: (mail?.accessGroups ?? []).map((group) => ({
			id: group.id,
			name: group.name,
			users: text(group.users),
			megabitsPerSecond: group.megabitsPerSecond === null ? "" : `${numberText(group.megabitsPerSecond)} Mbit/s`,
			device: group.device ?? "",
			mailboxGigabytes: group.mailboxGigabytes === null ? "" : gigabytesText(group.mailboxGigabytes),
			mustArchive: yesNoText(group.mustArchive),
			mobile: yesNoText(group.mobile),
			protocol: group.protocol ?? "",
		})),
	};
}

/** The groups become the policy: the shares of users by protocol follow from them where every group says its users. */
export function withAccess(service: Service, { groups, popLeavesCopyOnServer }: z.output<typeof AccessForm>): Service {
	const mail = mailOf(service);
	const access = sharesOf(groups) ?? mail.access;
	return { ...service, mail: { ...mail, popLeavesCopyOnServer, accessGroups: groups, access } };
}

const OfferForm = z
	.strictObject(HOSTED_TERMS)
	.transform((offer): HostedFacts | null => (Object.values(offer).every((value) => value === null) ? null : offer));

export const CloudForm = z
	.strictObject({
		offer: OfferForm,
		migrationDays: typedDuration("days", 24 * 3650),
		migrationCost: money,
		exitDays: typedDuration("days", 24 * 3650),
		exitCost: money,
		exitFormat: typedText(),
		discountRate: typedNumber((typed) => shareFrom(typed), { max: 1, show: shareText }),
		doubts: z
			.record(z.string(), z.strictObject({ answer: z.enum(["yes", "partly", "no", "unknown"]), note: typedText(1000) }))
			.transform((answers): DoubtAnswer[] =>
				DOUBTS.flatMap(({ id: doubt }) => {
					const given = answers[doubt];
					return given === undefined || (given.answer === "unknown" && given.note === null)
						? []
						: [{ doubt, ...given }];
				}),
			),
	})
	.transform((cloud): CloudFacts => cloud);
export type CloudDraft = z.input<typeof CloudForm>;

/** Of a hosted service the contract in force is what is weighed; it is edited with the service's protection. */
export function cloudDraft({ design, protection }: Service): CloudDraft {
	const cloud = design?.cloud ?? null;
	const given = new Map((cloud?.doubts ?? []).map((one) => [one.doubt, one]));
	return {
		offer: hostedDraft(cloud?.offer ?? protection.hosted),
		migrationDays: durationDraft(cloud?.migrationDays ?? null, "days"),
		migrationCost: text(cloud?.migrationCost),
		exitDays: durationDraft(cloud?.exitDays ?? null, "days"),
		exitCost: text(cloud?.exitCost),
		exitFormat: cloud?.exitFormat ?? "",
		discountRate: perCent(cloud?.discountRate),
		doubts: Object.fromEntries(
			DOUBTS.map(({ id: doubt }) => {
				const answer = given.get(doubt);
				return [doubt, { answer: answer?.answer ?? "unknown", note: answer?.note ?? "" }];
			}),
		),
	};
}

/** Terms typed for a service that is hosted are those of its contract. */
export function withCloud(service: Service, cloud: CloudFacts): Service {
	const { tier, hosted } = service.protection;
	const inForce = tier === "hosted" && hosted !== null && cloud.offer !== null;
	return {
		...service,
		protection: inForce ? { ...service.protection, hosted: cloud.offer } : service.protection,
		design: { ...designOf(service), cloud },
	};
}

const at = { id, version };
export const SizingSave = z.strictObject({ ...at, sizing: SizingForm });
export const ScannerSave = z.strictObject({ ...at, scanner: ScannerForm });
export const AccessSave = z.strictObject({ ...at, access: AccessForm });
export const CloudSave = z.strictObject({ ...at, cloud: CloudForm });
