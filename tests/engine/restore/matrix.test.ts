import { describe, expect, it } from "vitest";
import { assessServices, type PathId, type Protection, SCENARIO_IDS, type ScenarioId, type TierId } from "@/engine";
import {
	AS_OF,
	makeFacts,
	makeServer,
	makeService,
	makeSite,
	protectionOf,
	UNKNOWN_BACKUP,
	UNKNOWN_CLUSTER,
	UNKNOWN_REPLICATION,
	UNKNOWN_STANDBY,
} from "./make-facts";

const OPTIONS = { seed: 7, trials: 200, asOf: AS_OF };

function pathsOf(protection: Protection): Record<ScenarioId, string> {
	const sites = [makeSite(), makeSite({ id: "graz", name: "Graz" })];
	const service = makeService({
		protection,
		groups: [{ id: "g", name: "Nodes", serverIds: ["server-1"], required: 1 }],
	});
	const facts = makeFacts({ sites, servers: [makeServer()], services: [service] });
	const [assessed] = assessServices(facts, OPTIONS);
	return Object.fromEntries(
		assessed!.scenarios.map((one) => [one.scenario, `${one.path} by ${one.effectiveTier}`]),
	) as Record<ScenarioId, string>;
}

const offsite = { kind: "rotation", intervalDays: 7, fetchHours: 3, siteId: "graz" } as const;
const backup = { ...UNKNOWN_BACKUP, intervalHours: 24, offsite };
const here = { siteId: "vienna", sameRoom: false };
const there = { siteId: "graz", sameRoom: false };

type Row = [name: string, protection: Protection, ...paths: `${PathId} by ${TierId}`[]];

/** Columns: hardware, corruption, human, software, site, network. */
const MATRIX: Row[] = [
	[
		"nothing",
		protectionOf("T0"),
		"rebuild-from-nothing by T0",
		"rebuild-from-nothing by T0",
		"rebuild-from-nothing by T0",
		"restart by T0",
		"rebuild-from-nothing by T0",
		"wait-for-network by T0",
	],
	[
		"backup with a copy off site",
		protectionOf("T1", { backup }),
		"rebuild-and-restore by T1",
		"restore-in-place by T1",
		"restore-in-place by T1",
		"restart by T0",
		"rebuild-and-restore by T1",
		"wait-for-network by T0",
	],
	[
		"backup in the same place only",
		protectionOf("T1", { backup: { ...backup, siteId: "vienna", offsite: { ...offsite, kind: "none" } } }),
		"rebuild-and-restore by T1",
		"restore-in-place by T1",
		"restore-in-place by T1",
		"restart by T0",
		"rebuild-from-nothing by T0",
		"wait-for-network by T0",
	],
	[
		"standby in the place",
		protectionOf("T2", { backup, standby: { ...UNKNOWN_STANDBY, ...here } }),
		"standby-and-restore by T2",
		"restore-in-place by T1",
		"restore-in-place by T1",
		"restart by T0",
		"rebuild-and-restore by T1",
		"wait-for-network by T0",
	],
	[
		"standby elsewhere",
		protectionOf("T2", { backup, standby: { ...UNKNOWN_STANDBY, ...there } }),
		"standby-and-restore by T2",
		"restore-in-place by T1",
		"restore-in-place by T1",
		"restart by T0",
		"standby-and-restore by T2",
		"wait-for-network by T0",
	],
	[
		"standby without a backup",
		protectionOf("T2", { backup: null }),
		"rebuild-from-nothing by T0",
		"rebuild-from-nothing by T0",
		"rebuild-from-nothing by T0",
		"restart by T0",
		"rebuild-from-nothing by T0",
		"wait-for-network by T0",
	],
	[
		"replica in the same room",
		protectionOf("T3", { backup, replication: { ...UNKNOWN_REPLICATION, siteId: "graz", sameRoom: true } }),
		"switch-over by T3",
		"restore-in-place by T1",
		"restore-in-place by T1",
		"restart by T0",
		"rebuild-and-restore by T1",
		"wait-for-network by T0",
	],
	[
		"replica elsewhere",
		protectionOf("T3", { backup, replication: { ...UNKNOWN_REPLICATION, ...there } }),
		"switch-over by T3",
		"restore-in-place by T1",
		"restore-in-place by T1",
		"restart by T0",
		"switch-over by T3",
		"switch-over by T3",
	],
	[
		"replica with snapshots",
		protectionOf("T3", { backup, replication: { ...UNKNOWN_REPLICATION, ...there, snapshotIntervalHours: 4 } }),
		"switch-over by T3",
		"roll-back by T3",
		"roll-back by T3",
		"restart by T0",
		"switch-over by T3",
		"switch-over by T3",
	],
	[
		"cluster in one place",
		protectionOf("T4", { backup }),
		"eject-node by T4",
		"restore-in-place by T1",
		"restore-in-place by T1",
		"eject-node by T4",
		"rebuild-and-restore by T1",
		"wait-for-network by T0",
	],
	[
		"cluster over two places",
		protectionOf("T4", { backup, cluster: { ...UNKNOWN_CLUSTER, storage: "replicated", siteIds: ["vienna", "graz"] } }),
		"eject-node by T4",
		"restore-in-place by T1",
		"restore-in-place by T1",
		"eject-node by T4",
		"eject-node by T4",
		"eject-node by T4",
	],
	[
		"cluster without a spare node",
		protectionOf("T4", { backup, cluster: { ...UNKNOWN_CLUSTER, nodes: 2, nodesNeeded: 2 } }),
		"rebuild-and-restore by T1",
		"restore-in-place by T1",
		"restore-in-place by T1",
		"restart by T0",
		"rebuild-and-restore by T1",
		"wait-for-network by T0",
	],
	[
		"hosted",
		protectionOf("hosted"),
		"provider-restores by hosted",
		"provider-restores by hosted",
		"provider-restores by hosted",
		"provider-restores by hosted",
		"provider-restores by hosted",
		"wait-for-network by T0",
	],
];

describe("which path applies in which scenario", () => {
	it.each(MATRIX)("%s", (_, protection, ...paths) => {
		const expected = Object.fromEntries(SCENARIO_IDS.map((scenario, index) => [scenario, paths[index]]));
		expect(pathsOf(protection)).toEqual(expected);
	});

	it("gives every path a reason in words and at least one phase", () => {
		for (const [, protection] of MATRIX) {
			const [assessed] = assessServices(makeFacts({ services: [makeService({ protection })] }), OPTIONS);
			for (const one of assessed!.scenarios) {
				expect(one.pathReasons.length, one.scenario).toBeGreaterThan(0);
				expect(one.phases.length, one.scenario).toBeGreaterThan(0);
				for (const reason of one.pathReasons) expect(reason.text).toMatch(/^\S.*\.$/);
			}
		}
	});
});

describe("the tier in force follows the facts", () => {
	const inForce = (protection: Protection) => {
		const [assessed] = assessServices(makeFacts({ services: [makeService({ protection })] }), OPTIONS);
		return {
			tier: assessed!.tierInForce,
			said: assessed!.tierReasons.map((reason) => reason.code),
			assessed: assessed!,
		};
	};

	it("does not believe a label without its means", () => {
		const { tier, said } = inForce(protectionOf("T3", { replication: null }));
		expect(tier).toBe("T1");
		expect(said).toContain("tier.differs");
	});

	it("makes a standby 41 days behind slower, and says so", () => {
		const current = inForce(protectionOf("T2", { standby: { ...UNKNOWN_STANDBY, daysBehind: 2 } }));
		const stale = inForce(protectionOf("T2", { standby: { ...UNKNOWN_STANDBY, daysBehind: 41 } }));
		expect(stale.said).toContain("tier.behind");
		expect(stale.assessed.tierReasons.some((reason) => reason.text.includes("41 days behind"))).toBe(true);
		expect(stale.assessed.scenarios[0]!.restore.p10).toBeGreaterThan(current.assessed.scenarios[0]!.restore.p10 + 15);
		expect(stale.assessed.scenarios[0]!.phases.map((phase) => phase.phase)).toContain("bring-up-to-date");
	});

	it("counts a single storage among the machines that can fail", () => {
		const single = inForce(protectionOf("T4", { cluster: { ...UNKNOWN_CLUSTER, nodes: 2, storage: "single" } }));
		expect(single.tier).toBe("T4");
		expect(single.said).toContain("tier.single-storage");
		const { restore, loss } = single.assessed.scenarios[0]!;
		expect(restore.p50).toBeLessThan(1);
		expect(restore.p90).toBeGreaterThan(180);
		expect(loss.p90Hours).toBeGreaterThan(1);
	});

	it("says that a backup was never restored, and trusts one that was", () => {
		const never = inForce(protectionOf("T1"));
		const tested = inForce(protectionOf("T1", { backup: { ...UNKNOWN_BACKUP, lastRestoreTestOn: "2026-10-01" } }));
		expect(never.said).toContain("tier.never-restored");
		expect(tested.said).not.toContain("tier.never-restored");
		expect(tested.assessed.scenarios[0]!.restore.p90).toBeLessThan(never.assessed.scenarios[0]!.restore.p90);
		expect(tested.assessed.scenarios[0]!.loss.p90Hours).toBeLessThan(never.assessed.scenarios[0]!.loss.p90Hours);
	});

	it("says that there is no backup, and that everything is lost", () => {
		const none = inForce(protectionOf("T3", { backup: null }));
		expect(none.said).toContain("tier.no-backup");
		const human = none.assessed.scenarios[2]!;
		expect(human.path).toBe("rebuild-from-nothing");
		expect(human.loss.totalLossProbability).toBe(1);
		expect(human.pathReasons.map((reason) => reason.code)).toContain("path.replicated-damage");
	});

	it("sends a cluster whose nodes share one host back to its backup", () => {
		const servers = ["a", "b"].map((id) => makeServer({ id, name: id, kind: "virtual", hostServerId: "host" }));
		const service = makeService({
			protection: protectionOf("T4"),
			groups: [{ id: "g", name: "Nodes", serverIds: ["a", "b"], required: 1 }],
		});
		const facts = makeFacts({
			sites: [makeSite()],
			servers: [...servers, makeServer({ id: "host", name: "host" })],
			services: [service],
		});
		const [assessed] = assessServices(facts, OPTIONS);
		expect(assessed!.tierInForce).toBe("T1");
		expect(assessed!.tierReasons.map((reason) => reason.code)).toContain("tier.one-host");
	});
});
