import { PrismaPg } from "@prisma/adapter-pg";
import { describe, expect, it } from "vitest";
import { database, inOrganization } from "@/data/db";
import { PrismaClient } from "@/data/generated/client";
import { unavailability } from "@/data/unavailability";
import { freePort } from "../support/product";

async function errorOf(run: () => Promise<unknown>): Promise<unknown> {
	try {
		await run();
	} catch (error) {
		return error;
	}
	throw new Error("It should have failed.");
}

describe("a database that does not play along", () => {
	it("is told from a request that is wrong", async () => {
		const nobody = `postgresql://nobody:x@127.0.0.1:${await freePort()}/holdfast`;
		const away = new PrismaClient({
			adapter: new PrismaPg({ connectionString: nobody, connectionTimeoutMillis: 500 }),
		});
		expect(unavailability(await errorOf(() => away.site.findMany()))).toMatch(/went away/);
		await away.$disconnect();
		const tenancy = { organizationId: "00000000-0000-7000-8000-000000000000" };
		const readOnly = await errorOf(() =>
			inOrganization(tenancy, async (tx) => {
				await tx.$executeRaw`SET TRANSACTION READ ONLY`;
				await tx.$executeRaw`DELETE FROM "Site"`;
			}),
		);
		expect(unavailability(readOnly)).toMatch(/only lets itself be read/);
		const wrong = await errorOf(() => database().$queryRaw`SELECT 1/0`);
		expect(unavailability(wrong)).toBeNull();
	});

	it("that ends a connection in the middle of a transaction is named", async () => {
		const tenancy = { organizationId: "00000000-0000-7000-8000-000000000000" };
		const ended = await errorOf(() =>
			inOrganization(tenancy, async (tx) => {
				const [row] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
				await database().$executeRaw`SELECT pg_terminate_backend(${row?.pid})`;
				await tx.site.findMany();
			}),
		);
		expect(unavailability(ended)).toMatch(/Reload to see whether it was saved/);
	});

	it("whose disk is full is named", () => {
		const error = Object.assign(new Error('could not extend file "base/1/2": No space left on device'), {
			code: "P2039",
		});
		expect(unavailability(error)).toMatch(/disk of the database is full/);
	});
});
