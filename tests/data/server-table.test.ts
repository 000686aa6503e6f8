import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { getLastChange } from "@/data/last-change";
import { Refusal } from "@/data/refusal";
import { saveOrConflict } from "@/data/save-or-conflict";
import { listNamedServers, listTableServers } from "@/data/server-table";
import { createServer, updateServer } from "@/data/servers";
import { createService } from "@/data/services";
import { createSite, getSite, updateSite } from "@/data/sites";
import { serverFacts, serviceFacts, siteFacts } from "../support/facts";
import { makeMember, makeOrganization } from "../support/make-organization";

describe("the server table", () => {
	it("shows each server in use with its site and the services it carries, and nobody else's", async () => {
		const context = await makeOrganization();
		const other = await makeOrganization();
		const site = (await createSite(context, siteFacts("Pune"))).id;
		const mail = (await createServer(context, serverFacts("mail-01", site))).id;
		const spare = (await createServer(context, { ...serverFacts("spare-01"), dataGigabytes: null })).id;
		await createService(context, serviceFacts("Mail", [mail]));
		expect(await listTableServers(context)).toMatchObject([
			{ id: mail, name: "mail-01", siteId: site, services: ["Mail"], dataGigabytes: 200 },
			{ id: spare, name: "spare-01", siteId: null, services: [], dataGigabytes: null },
		]);
		expect(await listTableServers(other)).toEqual([]);
		expect(await listNamedServers(context, [mail])).toEqual([
			{ id: mail, name: "mail-01", siteId: site, siteName: "Pune" },
		]);
		expect(await listNamedServers(other, [mail])).toEqual([]);
		expect(() => listNamedServers(context, ["{}"])).toThrow(Refusal);
	});
});

describe("an edit that comes too late", () => {
	it("is answered with the values and the name of whoever was faster, and writes nothing", async () => {
		const context = await makeOrganization();
		const editor = await makeMember(context, "editor");
		const { id } = await createSite(context, siteFacts("Pune"));
		await updateSite(editor, { ...siteFacts("Pune West"), id, version: 1 });
		const current = async () => {
			const { site, version } = await getSite(context, id);
			return { draft: site.name, version };
		};
		const outcome = await saveOrConflict(context, { id, version: 1, current }, async () => {
			await updateSite(context, { ...siteFacts("Pune East"), id, version: 1 });
			return { id };
		});
		expect(outcome).toMatchObject({ conflict: { draft: "Pune West", version: 2 } });
		expect(outcome).toHaveProperty(
			"conflict.message",
			expect.stringMatching(/^Member editor changed this at \d\d:\d\d/),
		);
		expect((await getSite(context, id)).site.name).toBe("Pune West");
	});

	it("passes every other refusal on", async () => {
		const context = await makeOrganization();
		const { id } = await createServer(context, serverFacts("host"));
		const current = async () => ({ draft: null, version: 1 });
		const attempt = saveOrConflict(context, { id, version: 1, current }, async () => {
			await updateServer(context, { ...serverFacts("host"), id, version: 1, hostServerId: randomUUID() });
			return { id };
		});
		await expect(attempt).rejects.toMatchObject({ kind: "not-found" });
	});

	it("does not tell another organisation who changed what", async () => {
		const context = await makeOrganization();
		const { id } = await createSite(context, siteFacts("Pune"));
		expect(await getLastChange(context, id)).toMatchObject({ userName: "Olive Owner" });
		expect(await getLastChange(await makeOrganization(), id)).toBeNull();
	});
});
