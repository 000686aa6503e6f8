import { describe, expect, it } from "vitest";
import {
	type AccessGroup,
	accessEffects,
	adviseAccess,
	compareScanners,
	type MailFacts,
	type ScannerFacts,
	scannerList,
	scannerSteps,
	sharesOf,
} from "@/engine";
import { makeFacts, makeServer, makeService, makeSite } from "../restore/make-facts";

const OPTIONS = { seed: 9, trials: 400, asOf: "2026-11-23" };
const SCANNER: ScannerFacts = {
	place: "same-server",
	mayBypass: null,
	secondFilter: null,
	serverIds: [],
	yearlyLicence: null,
	product: null,
	operatingSystem: null,
	relayPort: null,
};
const MAIL: MailFacts = {
	scanner: SCANNER,
	access: { pop: 0.5, imap: 0.5, web: 0 },
	popLeavesCopyOnServer: false,
	messagesPerDay: null,
	senderRetryDays: null,
	spfCoversSecondSite: null,
	accessGroups: [],
};
const facts = makeFacts({
	sites: [makeSite()],
	servers: [makeServer()],
	services: [
		makeService({
			users: 200,
			mail: MAIL,
			groups: [{ id: "g", name: "Servers", serverIds: ["server-1"], required: 1 }],
		}),
	],
});
const mail = facts.services[0]!;

describe("the places of a scanner", () => {
	const options = compareScanners(facts, mail, OPTIONS);
	const at = (place: ScannerFacts["place"]) => options.find((one) => one.place === place)!;

	it("stand in series: another server costs availability, a pair nearly none, a bypass none", () => {
		expect(at("other-server").minutesDownPerYear).toBeGreaterThan(at("none").minutesDownPerYear);
		expect(at("redundant-pair").minutesDownPerYear).toBeLessThan(at("other-server").minutesDownPerYear);
		expect(at("other-server").minutesDownWithBypass).toBeCloseTo(at("none").minutesDownPerYear, 9);
	});

	it("do not take the machine of the mail for a server of its own", () => {
		const held = { ...mail, mail: { ...MAIL, scanner: { ...SCANNER, serverIds: ["server-1"] } } };
		const [none, , other] = compareScanners({ ...facts, services: [held] }, held, OPTIONS);
		expect(other!.minutesDownPerYear).toBeGreaterThan(none!.minutesDownPerYear);
	});

	it("belong to the way back on the same server, unless mail may pass without", () => {
		expect(at("same-server").restore.p50Minutes).toBeGreaterThan(at("other-server").restore.p50Minutes);
		expect(at("same-server").restoreWithBypass.p50Minutes).toBeCloseTo(at("none").restore.p50Minutes, 9);
	});

	it("cost nothing where there is none, and an unknown licence otherwise", () => {
		expect(at("none").yearlyLicence).toBe(0);
		expect(at("same-server").yearlyLicence).toBeNull();
		expect(options.filter((one) => one.isCurrent).map((one) => one.place)).toEqual(["same-server"]);
	});
});

describe("the steps to set a scanner up", () => {
	it("turn the mail only after the scanner has proved itself, and name its ports", () => {
		const steps = scannerSteps({ ...SCANNER, relayPort: 2525, secondFilter: true });
		const text = steps.map(({ step }) => step);
		const test = text.findIndex((step) => step.includes("test virus"));
		const turn = text.findIndex((step) => step.includes("Give port 25"));
		expect(test).toBeGreaterThan(-1);
		expect(turn).toBeGreaterThan(test);
		expect(text.join(" ")).toContain("2525");
		expect(text.join(" ")).toContain("second check");
		for (const { check } of steps) expect(check.length).toBeGreaterThan(10);
	});

	it("relay to 1025 unless another port is said, and say what happens without it", () => {
		const other = scannerSteps({ ...SCANNER, place: "other-server", operatingSystem: "Linux", mayBypass: true });
		expect(other.map(({ step }) => step).join(" ")).toMatch(/on Linux.*1025.*bypass/s);
		const waits = scannerSteps({ ...SCANNER, mayBypass: false }).at(-1)!;
		expect(waits.step).toContain("mail waits at its senders");
		expect(scannerSteps({ ...SCANNER, place: "none" })).toEqual([]);
	});
});

describe("the list of scanners that fit", () => {
	it("starts from the catalogue; the organisation's own lines stand over those of the same name", () => {
		const own = { name: "symantec", fits: "no" as const, operatingSystems: [], yearlyLicence: 900, source: "Trial" };
		const { organization } = facts;
		const list = scannerList({ ...organization, overrides: { ...organization.overrides, scanners: [own] } });
		expect(scannerList(organization).map(({ name }) => name)).toContain("Trend Micro InterScan");
		expect(list.filter(({ name }) => name.toLowerCase() === "symantec")).toEqual([own]);
	});
});

const GROUP: AccessGroup = {
	id: "office",
	name: "Office",
	users: 100,
	megabitsPerSecond: 50,
	device: "own-desktop",
	mailboxGigabytes: 2,
	mustArchive: false,
	mobile: false,
	protocol: null,
};
const advised = (change: Partial<AccessGroup>) => {
	const { protocol, rules } = adviseAccess({ ...GROUP, ...change });
	return [protocol, rules[0]!.id];
};

describe("the advice on access", () => {
	it.each([
		["the usual", {}, "imap", "usual"],
		["a shared desktop", { device: "shared-desktop" }, "web", "shared-desktop"],
		["a shared desktop that must keep mail", { device: "shared-desktop", mustArchive: true }, "web", "shared-desktop"],
		["a slow line and a large mailbox", { megabitsPerSecond: 0.2, mailboxGigabytes: 30 }, "web", "slow-and-large"],
		["mail to be kept", { mustArchive: true, megabitsPerSecond: 0.2 }, "imap", "must-archive"],
		["several places", { mobile: true }, "imap", "several-places"],
		["a phone", { device: "phone" }, "imap", "phone"],
		["a slow line", { megabitsPerSecond: 0.2 }, "pop", "slow-line"],
	] as const)("for %s is by its rule", (_, change, protocol, rule) => {
		expect(advised(change)).toEqual([protocol, rule]);
	});

	it("lists what nobody has said, and never advises POP for it", () => {
		const unknown = { megabitsPerSecond: null, device: null, mailboxGigabytes: null, mustArchive: null, mobile: null };
		const advice = adviseAccess({ ...GROUP, ...unknown });
		expect(advice.protocol).toBe("imap");
		expect(advice.open).toHaveLength(5);
	});
});

describe("the effects of a policy of access", () => {
	const groups: AccessGroup[] = [
		{ ...GROUP, protocol: "imap" },
		{ ...GROUP, id: "mill", name: "Mill", protocol: "web" },
	];

	const effectsOf = (of: AccessGroup[]) => {
		const { before, after } = accessEffects(facts, mail, of, OPTIONS);
		if (after === null) throw new Error("the policy has no figures");
		return { before, after };
	};

	it("are none while there is no group, or one whose users are not known", () => {
		expect(accessEffects(facts, mail, [], OPTIONS).after).toBeNull();
		expect(accessEffects(facts, mail, [{ ...GROUP, users: null }], OPTIONS).after).toBeNull();
	});

	it("take POP's mail back to the server: more to restore, nothing on desktops", () => {
		const { before, after } = effectsOf(groups);
		// Half by POP leaves 1 − 0.8 × 0.5 = 0.6 of the mail on the server: 200 GB of 333.
		expect(before.storeGigabytes).toBe(200);
		expect(after.storeGigabytes).toBeCloseTo(200 / 0.6, 9);
		expect(before.desktopGigabytes).toBeCloseTo((200 / 0.6) * 0.4, 9);
		expect(after.desktopGigabytes).toBe(0);
		expect(after.restore.p50Minutes).toBeGreaterThan(before.restore.p50Minutes);
	});

	it("weigh the lines by protocol", () => {
		const { before, after } = effectsOf(groups);
		// POP 1, IMAP 1.2, web 2.5 bytes a byte of mail: (1.2 + 2.5) / 2 against (1 + 1.2) / 2.
		expect(after.lineMegabitsPerSecond! / before.lineMegabitsPerSecond!).toBeCloseTo(1.85 / 1.1, 9);
	});

	it("warn of copies on desktops before a group leaves POP", () => {
		const { warnings } = accessEffects(facts, mail, groups, OPTIONS);
		expect(warnings.some(({ groupId, text }) => groupId === "office" && text.includes("lies on desktops only"))).toBe(
			true,
		);
		const toPop = accessEffects(facts, mail, [{ ...GROUP, protocol: "pop", mustArchive: true }], OPTIONS);
		expect(toPop.warnings.map(({ text }) => text).join(" ")).toMatch(/leaves the server.*have to keep/s);
	});

	it("count shares of users, and not at all while a group's users are not known", () => {
		expect(sharesOf(groups)).toEqual({ pop: 0, imap: 0.5, web: 0.5 });
		expect(sharesOf([...groups, { ...GROUP, id: "x", users: null }])).toBeNull();
		expect(sharesOf([])).toBeNull();
	});
});
