import { describe, expect, it } from "vitest";
import type { Service } from "@/engine";
import {
	AccessForm,
	accessDraft,
	CloudForm,
	cloudDraft,
	SizingForm,
	scannerDraftOf,
	sizingDraft,
	withAccess,
	withCloud,
	withScanner,
	withSizing,
} from "@/schemas/design";
import { serviceSchema } from "@/schemas/facts";
import { ScannerForm, ServiceForm, serviceDraft } from "@/schemas/services";
import { makeService, protectionOf, UNKNOWN_HOSTED } from "../engine/restore/make-facts";

const OFFER = {
	...UNKNOWN_HOSTED,
	provider: "Northmail",
	availability: 0.999,
	excludedHoursPerMonth: 4,
	exclusions: "Storms",
};
const designed: Service = makeService({
	users: 420,
	mail: {
		scanner: {
			place: "other-server",
			mayBypass: true,
			secondFilter: false,
			serverIds: ["s-1"],
			yearlyLicence: 900,
			product: "Symantec",
			operatingSystem: "Linux",
			relayPort: 1025,
		},
		access: { pop: 0, imap: 1, web: 0 },
		popLeavesCopyOnServer: false,
		messagesPerDay: 9000,
		senderRetryDays: 5,
		spfCoversSecondSite: true,
		accessGroups: [
			{
				id: "group-1",
				name: "Office",
				users: 420,
				megabitsPerSecond: 20,
				device: "laptop",
				mailboxGigabytes: 3.5,
				mustArchive: true,
				mobile: null,
				protocol: "imap",
			},
		],
	},
	design: {
		dnsTtlSeconds: 300,
		load: {
			sessions: { smtp: 20, http: null, pop: 0, imap: 310, ldap: null },
			messageKilobytes: 75.5,
			mailboxMegabytes: 2500,
			userGrowthPerYear: 0.12,
			storageOperationsPerSecond: 1200,
			storageGigabytes: 4000,
			capacities: [{ item: "imapSessions", amount: 2500, source: "Given on the sizing page" }],
		},
		cloud: {
			offer: OFFER,
			migrationDays: 12,
			migrationCost: 40_000,
			exitDays: 20,
			exitCost: null,
			exitFormat: "mbox",
			discountRate: 0.09,
			doubts: [{ doubt: "privacy-place", answer: "partly", note: "Backups open" }],
		},
	},
});

describe("the forms of a design", () => {
	it("give back what they were filled with", () => {
		expect(withSizing(designed, SizingForm.parse(sizingDraft(designed)))).toEqual(designed);
		expect(withScanner(designed, ScannerForm.parse(scannerDraftOf(designed)))).toEqual(designed);
		expect(withAccess(designed, AccessForm.parse(accessDraft(designed)))).toEqual(designed);
		expect(withCloud(designed, CloudForm.parse(cloudDraft(designed)))).toEqual(designed);
	});

	it("pass through the form of the whole service untouched", () => {
		const { id: _, ...facts } = designed;
		expect(ServiceForm.parse(serviceDraft(facts))).toEqual(facts);
	});

	it("say nothing of a service of which nothing is known", () => {
		const bare = makeService();
		expect(sizingDraft(bare).sessions).toEqual({ smtp: "", http: "", pop: "", imap: "", ldap: "" });
		expect(CloudForm.parse(cloudDraft(bare))).toMatchObject({ offer: null, doubts: [], discountRate: null });
		expect(accessDraft(bare).groups).toEqual([]);
		for (const service of [
			withSizing(bare, SizingForm.parse(sizingDraft(bare))),
			withAccess(bare, AccessForm.parse(accessDraft(bare))),
			withCloud(bare, CloudForm.parse(cloudDraft(bare))),
		])
			expect(serviceSchema.safeParse(service).error?.issues ?? []).toEqual([]);
	});

	it("refuse with a sentence what cannot be", () => {
		const draft = sizingDraft(designed);
		const wrong = SizingForm.safeParse({ ...draft, users: "many", capacities: { imapSessions: "0" } });
		expect(wrong.error!.issues.map(({ path }) => path.join("."))).toEqual(["users", "capacities.imapSessions"]);
	});

	it("make the groups the policy, and leave the shares while a group's users are not known", () => {
		const draft = accessDraft(designed);
		const [office] = draft.groups;
		const two = {
			...draft,
			groups: [
				{ ...office!, protocol: "web" as const },
				{ ...office!, id: "group-2", users: "140" },
			],
		};
		expect(withAccess(designed, AccessForm.parse(two)).mail!.access).toEqual({ pop: 0, imap: 0.25, web: 0.75 });
		const open = { ...draft, groups: [{ ...office!, users: "" }] };
		expect(withAccess(designed, AccessForm.parse(open)).mail!.access).toEqual(designed.mail!.access);
	});

	it("change the contract in force of a hosted service, and only an offer otherwise", () => {
		const hosted = makeService({ protection: protectionOf("hosted", { hosted: OFFER }) });
		const cloud = CloudForm.parse({
			...cloudDraft(hosted),
			offer: { ...cloudDraft(hosted).offer, restoreHours: "8 h" },
		});
		expect(withCloud(hosted, cloud).protection.hosted).toMatchObject({ provider: "Northmail", restoreHours: 8 });
		expect(withCloud(designed, cloud).protection).toEqual(designed.protection);
	});
});
