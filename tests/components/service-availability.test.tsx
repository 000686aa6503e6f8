// @vitest-environment node
import { beforeAll, describe, expect, it } from "vitest";
import { availabilitySentence, formatAvailability, formatNines } from "@/components/availability/availability-sentence";
import { factInWords } from "@/components/availability/fact-in-words";
import { nodeLabel, partsInWords } from "@/components/availability/topology-words";
import { type Facts, serviceAvailability } from "@/engine";
import { topologyOf } from "@/lib/topology-graph";
import { factsSchema } from "@/schemas/facts";
import { readSample } from "../support/sample";

let facts: Facts;

beforeAll(async () => {
	const { $schema: _, ...file } = (await readSample()) as Record<string, unknown>;
	facts = factsSchema.parse(file);
});

const drawn = (id: string) => {
	const service = facts.services.find((one) => one.id === id)!;
	const figures = serviceAvailability(facts, service);
	return { service, figures, topology: topologyOf(facts, service, figures) };
};

describe("the topology", () => {
	it("draws every part of every service once, joined to its service, and marks the single points", () => {
		for (const { id } of facts.services) {
			const { figures, topology } = drawn(id);
			const ids = topology.nodes.map((node) => node.id);
			expect(new Set(ids).size).toBe(ids.length);
			for (const { part } of figures.components) expect(ids).toContain(part);
			const reached = new Set([`service/${id}`]);
			for (const from of reached) for (const edge of topology.edges) if (edge.from === from) reached.add(edge.to);
			expect([...reached].sort()).toEqual([...ids].sort());
			const marked = topology.nodes.filter(({ singlePoint }) => singlePoint).map((node) => node.id);
			expect(marked.sort()).toEqual(figures.singlePoints.flatMap(({ components }) => components).sort());
		}
	});

	it("draws the services it depends on as services, and hangs a virtual machine's power on its host", () => {
		const { service, topology } = drawn("mail");
		expect(service.dependsOn).toContain("directory");
		expect(topology.edges).toContainEqual({ from: "service/mail", to: "service/directory" });
		expect(topology.edges).toContainEqual({ from: "server/dc-01", to: "server/pune-host-03" });
		expect(topology.edges).toContainEqual({ from: "server/pune-host-03", to: "feed/Pune UPS A" });
		expect(topology.edges).not.toContainEqual({ from: "server/dc-01", to: "feed/Pune UPS A" });
		expect(topology.edges).toContainEqual({ from: "server/dc-01", to: "server/pune-nas-01" });
	});

	it("says at each node what it is, what it needs and that nothing stands in for it", () => {
		const parts = partsInWords(drawn("mail").topology);
		const server = parts.find(({ node }) => node.id === "server/mail-01")!;
		expect(nodeLabel(server)).toMatch(
			/^server mail-01; single point of failure; needs .*pune-sw-01.*; needed by Mail$/,
		);
	});
});

describe("words", () => {
	it("never rounds an availability up, and keeps two digits behind its nines", () => {
		expect(formatAvailability(0.0017)).toBe("99.83\u00a0%");
		expect(formatAvailability(0.0000011)).toBe("99.99989\u00a0%");
		expect(formatAvailability(0.00004999)).toMatch(/^99\.995\d*\u00a0%$/);
		expect(formatNines(0.001)).toBe("3 nines");
		expect(formatNines(0)).toBe("no failure counted");
	});

	it("says who stops alone", () => {
		const year = { hours: { mean: 1, p50: 0, p90: 9.1, p99: 20, standardDeviation: 1 } };
		const point = drawn("mail").figures.singlePoints[0]!;
		expect(availabilitySentence("Mail", { singlePoints: [] }, year)).toMatch(/no part stops Mail alone\.$/);
		expect(availabilitySentence("Mail", { singlePoints: [point] }, year)).toMatch(/^One part can stop Mail alone/);
	});

	it("names an unknown fact by its owner, and keeps a path it does not know", () => {
		expect(factInWords("servers.mail-01.powerFeed", facts)).toBe("mail-01: its power feed");
		expect(factInWords("services.mail.protection.cluster.storage", facts)).toBe("Mail: its shared storage");
		expect(factInWords("servers.nobody.powerFeed", facts)).toBe("servers.nobody.powerFeed");
	});
});
