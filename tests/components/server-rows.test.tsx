import { describe, expect, it } from "vitest";
import type { GridView } from "@/components/servers/grid/grid-view";
import {
	columnsFrom,
	columnsText,
	filtersFrom,
	filtersText,
	widthsFrom,
	widthsText,
} from "@/components/servers/grid/grid-view";
import { orderedRows, type RowContext } from "@/components/servers/grid/row-order";
import { packServers, type TableServer, unpackServers } from "@/components/servers/server-rows";
import { cellsOf } from "@/lib/server-cells";
import { serverFacts } from "../support/facts";

const blank: TableServer = {
	...cellsOf(serverFacts("mail-01", "pune")),
	...{ id: "0", version: 1, kind: "physical", dataGigabytes: 340, warrantyEndsOn: null },
	...{ fqdn: "mail-01.example", addresses: ["10.0.0.7"], services: ["Mail"], source: "rvtools" },
};
const servers: TableServer[] = [
	blank,
	{
		...blank,
		...{ id: "1", name: "web-01", siteId: null, kind: "virtual", dataGigabytes: null },
		...{ services: [], addresses: [], operatingSystem: null },
	},
	{
		...blank,
		...{ id: "2", name: "nas-01", role: null, dataGigabytes: 0, fqdn: null, addresses: [], services: ["Files"] },
	},
];
const all: GridView = {
	...{ search: "", site: "", kind: "", gap: "", sort: "name", columns: columnsFrom(""), pinned: 1 },
	...{ widths: new Map(), filters: [] },
};
const context: RowContext = {
	names: { site: (id) => (id === "pune" ? "Pune server room" : null), server: () => null },
	origins: new Map(),
	timeZone: "UTC",
};
const found = (view: Partial<GridView>) =>
	orderedRows(servers, { ...all, ...view }, context).map((server) => server.name);

describe("rows on the way", () => {
	it("arrive as they left, unknown and zero apart", () => {
		expect(unpackServers(JSON.parse(JSON.stringify(packServers(servers))))).toEqual(servers);
	});

	it("take a quarter of a kilobyte each, with every fact", () => {
		const many = Array.from({ length: 5000 }, (_, index) => ({ ...blank, id: `id-${index}`, name: `host-${index}` }));
		expect(JSON.stringify(packServers(many)).length).toBeLessThan(5000 * 250);
	});
});

describe("a view", () => {
	it("finds by every word, in any of what a row shows or carries", () => {
		expect(found({ search: "pune MAIL" })).toEqual(["mail-01"]);
		expect(found({ search: "10.0.0.7" })).toEqual(["mail-01"]);
		expect(found({ search: "files" })).toEqual(["nas-01"]);
		expect(found({ search: "mail nothing" })).toEqual([]);
	});

	it("shows by site, by kind and by what is unknown; zero is known", () => {
		expect(found({ site: "none" })).toEqual(["web-01"]);
		expect(found({ kind: "virtual" })).toEqual(["web-01"]);
		expect(found({ gap: "data" })).toEqual(["web-01"]);
		expect(found({ gap: "warranty" })).toEqual(["mail-01", "nas-01"]);
		expect(found({ gap: "no such gap" })).toHaveLength(3);
	});

	it("filters by column", () => {
		expect(found({ filters: filtersFrom("data.unknown") })).toEqual(["web-01"]);
		expect(found({ filters: filtersFrom("data.known;site.is.pune%20server%20room") })).toEqual(["mail-01", "nas-01"]);
		expect(found({ filters: filtersFrom("data.min.100") })).toEqual(["mail-01"]);
		expect(found({ filters: filtersFrom("osEnds.max.2028-06-30;data.max.0") })).toEqual(["nas-01"]);
		expect(found({ filters: filtersFrom("name.has.WEB") })).toEqual(["web-01"]);
		expect(found({ filters: filtersFrom("nonsense;x.y.z;role.eval.1") })).toHaveLength(3);
	});

	it("sorts unknown last both ways", () => {
		expect(found({ sort: "data" })).toEqual(["nas-01", "mail-01", "web-01"]);
		expect(found({ sort: "-data" })).toEqual(["mail-01", "nas-01", "web-01"]);
		expect(found({ sort: "-name" })).toEqual(["web-01", "nas-01", "mail-01"]);
	});

	it("reads back from the address what it wrote there", () => {
		const filters = filtersFrom("role.has.a%3Bb%2Cc.d;warranty.unknown");
		expect(filtersFrom(filtersText(filters))).toEqual(filters);
		expect(filters[0]?.text).toBe("a;b,c.d");
		expect(columnsFrom(columnsText(["name", "data", "site"])).map(({ id }) => id)).toEqual(["name", "data", "site"]);
		expect(columnsFrom("data,made-up,data").map(({ id }) => id)).toEqual(["name", "data"]);
		expect(columnsText(columnsFrom("").map(({ id }) => id))).toBe("");
		expect(widthsFrom(widthsText(new Map([["role", 233]])))).toEqual(new Map([["role", 233]]));
		expect(widthsFrom("role.9999,x.100,name.abc")).toEqual(new Map());
	});
});
