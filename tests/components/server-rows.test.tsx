import { describe, expect, it } from "vitest";
import {
	filterServers,
	packServers,
	type TableServer,
	undoSets,
	unpackServers,
} from "@/components/servers/server-rows";

const blank: TableServer = {
	id: "0",
	name: "mail-01",
	siteId: "pune",
	role: "Mailbox store",
	kind: "physical",
	room: null,
	powerFeed: null,
	networkSwitch: null,
	spareOnSite: null,
	operatingSystem: "Rocky Linux 9",
	dataGigabytes: 340,
	memoryGigabytes: 64,
	warrantyEndsOn: null,
	fqdn: "mail-01.example",
	addresses: ["10.0.0.7"],
	services: ["Mail"],
	source: "rvtools",
};
const servers: TableServer[] = [
	blank,
	{
		...blank,
		id: "1",
		name: "web-01",
		siteId: null,
		kind: "virtual",
		dataGigabytes: null,
		services: [],
		addresses: [],
	},
	{ ...blank, id: "2", name: "nas-01", role: null, dataGigabytes: 0, fqdn: null, addresses: [], services: ["Files"] },
];
const all = { search: "", site: "", kind: "", gap: "" };
const siteName = (id: string | null) => (id === "pune" ? "Pune server room" : "");
const found = (filter: Partial<typeof all>) =>
	filterServers(servers, { ...all, ...filter }, siteName).map((server) => server.name);

describe("rows on the way", () => {
	it("arrive as they left, unknown and zero apart", () => {
		expect(unpackServers(JSON.parse(JSON.stringify(packServers(servers))))).toEqual(servers);
	});

	it("take under a tenth of a kilobyte each beyond their values", () => {
		const many = Array.from({ length: 5000 }, (_, index) => ({ ...blank, id: `id-${index}`, name: `host-${index}` }));
		expect(JSON.stringify(packServers(many)).length).toBeLessThan(5000 * 200);
	});
});

describe("filtering", () => {
	it("finds by every word, in any of what a row shows or carries", () => {
		expect(found({ search: "pune MAIL" })).toEqual(["mail-01"]);
		expect(found({ search: "10.0.0.7" })).toEqual(["mail-01"]);
		expect(found({ search: "files" })).toEqual(["nas-01"]);
		expect(found({ search: "mail nothing" })).toEqual([]);
	});

	it("by site, by kind and by what is unknown; zero is known", () => {
		expect(found({ site: "none" })).toEqual(["web-01"]);
		expect(found({ kind: "virtual" })).toEqual(["web-01"]);
		expect(found({ gap: "data" })).toEqual(["web-01"]);
		expect(found({ gap: "warranty" })).toEqual(["mail-01", "nas-01"]);
		expect(found({ gap: "no such gap" })).toHaveLength(3);
	});
});

it("gives every server its own value back on undo", () => {
	expect(undoSets(servers, "siteId")).toEqual([
		{ ids: ["0", "2"], changes: { siteId: "pune" } },
		{ ids: ["1"], changes: { siteId: null } },
	]);
});
