import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusterLoad, type DesignFacts, type Facts, sizeCluster, slotsNeeded, waitingShare } from "@/engine";
import { dateFromDays, daysFromDate } from "@/engine/readiness/calendar";
import { makeFacts, makeServer, makeService, makeSite } from "../restore/make-facts";

const AS_OF = "2026-11-23";
const SESSIONS = { smtp: null, http: null, pop: null, imap: null, ldap: null };
type Load = NonNullable<DesignFacts["load"]>;
const LOAD: Load = {
	sessions: SESSIONS,
	messageKilobytes: null,
	mailboxMegabytes: null,
	userGrowthPerYear: null,
	storageOperationsPerSecond: null,
	storageGigabytes: null,
	capacities: [],
};

function factsWith(users: number | null, load: Partial<Load> = {}, nodes = 2): Facts {
	const servers = Array.from({ length: nodes }, (_, index) => makeServer({ id: `n${index}`, name: `node ${index}` }));
	const groups = [{ id: "g", name: "Nodes", serverIds: servers.map(({ id }) => id), required: 1 }];
	const design = { dnsTtlSeconds: null, load: { ...LOAD, ...load }, cloud: null };
	return makeFacts({
		sites: [makeSite({ uplinkMegabitsPerSecond: 100 })],
		servers,
		services: [makeService({ users, groups, design })],
	});
}
const size = (facts: Facts) => sizeCluster(facts, facts.services[0]!, AS_OF)!;

describe("the share of arrivals that wait (Erlang C)", () => {
	it("is that of the textbooks", () => {
		// Two erlangs on three slots: (2³/3! · 3) ÷ (1 + 2 + 2 + 2³/3! · 3) = 4 ÷ 9.
		expect(waitingShare(2, 3)).toBeCloseTo(4 / 9, 12);
		// One slot: the share that waits is the load itself (M/M/1).
		expect(waitingShare(0.7, 1)).toBeCloseTo(0.7, 12);
		// Ten slots and eight erlangs, as tables of Erlang C give it: 0.409.
		expect(waitingShare(8, 10)).toBeCloseTo(0.409, 3);
	});

	it("is 1 where the load is not below the slots, and 0 without load", () => {
		expect(waitingShare(3, 3)).toBe(1);
		expect(waitingShare(0, 1)).toBe(0);
		expect(() => waitingShare(1, 0)).toThrow(RangeError);
		expect(() => waitingShare(-1, 2)).toThrow(RangeError);
	});

	it("falls with each slot and is kept by the slots that are called needed", () => {
		fc.assert(
			fc.property(fc.double({ min: 0.01, max: 400, noNaN: true }), (load) => {
				const slots = slotsNeeded(load, 0.05);
				expect(waitingShare(load, slots)).toBeLessThanOrEqual(0.05);
				if (slots > load + 1) expect(waitingShare(load, slots - 1)).toBeGreaterThan(0.05);
			}),
		);
	});
});

describe("the load of the busiest hour", () => {
	it("follows Little's law: messages a second times the seconds each takes", () => {
		// 1000 users × 60 messages × 15 % in the busiest hour ÷ 3600 s = 2.5 a second; × 6 s = 15 erlangs.
		const facts = factsWith(1000);
		const load = clusterLoad(facts.services[0]!, 1000);
		expect(load.messagesPerSecond).toBeCloseTo(2.5, 12);
		expect(load.smtpErlangs).toBeCloseTo(15, 12);
		expect(load.protocols[0]!.sessions).toBe(slotsNeeded(15, 0.05));
	});

	it("takes sessions that are known as they are, and says which are not", () => {
		const facts = factsWith(1000, { sessions: { ...SESSIONS, imap: 777 } });
		const load = clusterLoad(facts.services[0]!, 1000);
		expect(load.protocols.find(({ protocol }) => protocol === "imap")).toMatchObject({ sessions: 777, isFact: true });
		expect(load.unknownFacts).toContain("services.mail.design.load.sessions.pop");
		expect(load.unknownFacts).not.toContain("services.mail.design.load.sessions.imap");
	});

	it("counts the archive on the storage by the messages of a year", () => {
		const facts = factsWith(1000);
		const service = facts.services[0]!;
		const cluster = { archiveOnStorage: true } as NonNullable<typeof service.protection.cluster>;
		const archiving = { ...service, protection: { ...service.protection, cluster } };
		// 60 000 messages × 90 kB × 365 days = 1971 GB.
		expect(clusterLoad(archiving, 1000).archiveGigabytes).toBeCloseTo(1971, 9);
		expect(clusterLoad(service, 1000).archiveGigabytes).toBe(0);
	});
});

describe("the size of a cluster", () => {
	it("is not guessed while the number of users is not known", () => {
		const facts = factsWith(null);
		expect(sizeCluster(facts, facts.services[0]!, AS_OF)).toBeNull();
	});

	it("has one node more than carry the load", () => {
		// Sessions known: 2800 IMAP of 4000 a node = 0.7 node, all others 0: one node at 70 % carries it, two with one down.
		const sessions = { smtp: 0, http: 0, pop: 0, imap: 2800, ldap: 0 };
		expect(size(factsWith(1000, { sessions }))).toMatchObject({ nodesNeeded: 1, nodes: 2 });
		expect(size(factsWith(1000, { sessions: { ...sessions, imap: 2801 } }))).toMatchObject({
			nodesNeeded: 2,
			nodes: 3,
		});
	});

	it("never needs fewer nodes, less storage or a slower line for more users", () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 0, max: 50_000 }), (users, more) => {
				const [few, many] = [size(factsWith(users)), size(factsWith(users + more))];
				expect(many.nodes).toBeGreaterThanOrEqual(few.nodes);
				for (const [index, { needed }] of few.resources.entries())
					expect(many.resources[index]!.needed).toBeGreaterThanOrEqual(needed - 1e-9);
			}),
			{ numRuns: 60 },
		);
	});

	it("names the storage's speed as the limit where it is, not the nodes", () => {
		const slow = size(factsWith(3000, { storageOperationsPerSecond: 400 }, 6));
		expect(slow.limit).toMatchObject({ resource: "storage-speed", isAssumed: false });
		const fast = size(factsWith(3000, { storageOperationsPerSecond: 100_000, storageGigabytes: 1e6 }, 2));
		expect(fast.limit!.resource).toBe("nodes");
	});

	it("marks what it assumes, and takes the organisation's own value over it", () => {
		const own = size(factsWith(1000, { capacities: [{ item: "imapSessions", amount: 100, source: "load test" }] }));
		expect(own.capacities.find(({ item }) => item === "imapSessions")).toMatchObject({ amount: 100, origin: "own" });
		expect(own.capacities.find(({ item }) => item === "httpSessions")!.origin).toBe("assumption");
		expect(own.nodes).toBeGreaterThan(size(factsWith(1000)).nodes);
		const none = factsWith(1000, { capacities: [{ item: "imapSessions", amount: 0, source: "typing error" }] });
		expect(() => size(none)).toThrow(/imapSessions must be above 0/);
	});

	it("counts no node that is only planned", () => {
		const facts = factsWith(1000, {}, 3);
		const servers = facts.servers.map((server, index) => ({ ...server, planned: index === 2 }));
		expect(size({ ...facts, servers }).resources[0]!.present).toBe(2);
	});

	it("says on which day a node has to be there", () => {
		// 2240 of 4000 sessions = 0.56 of a node; one node carries 0.7. At 25 % a year: 0.56 × 1.25 = 0.7 after one year.
		const sessions = { smtp: 0, http: 0, pop: 0, imap: 2240, ldap: 0 };
		const { growth } = size(factsWith(1000, { sessions, userGrowthPerYear: 0.25 }));
		const first = growth.find(({ resource }) => resource === "nodes")!;
		expect(first).toMatchObject({ nodes: 3 });
		expect(Math.abs(daysFromDate(first.on) - daysFromDate(AS_OF) - 365.25)).toBeLessThanOrEqual(1);
	});

	it("has no growth to show where none is known or things shrink", () => {
		expect(size(factsWith(1000)).growth).toEqual([]);
		expect(size(factsWith(1000, { userGrowthPerYear: -0.1 })).growth).toEqual([]);
	});
});

describe("a day counted from 1970", () => {
	it("is the day that was counted", () => {
		fc.assert(
			fc.property(fc.integer({ min: -700_000, max: 2_000_000 }), (days) => {
				expect(daysFromDate(dateFromDays(days))).toBe(days);
			}),
		);
		expect(dateFromDays(daysFromDate("2028-02-29"))).toBe("2028-02-29");
	});
});
