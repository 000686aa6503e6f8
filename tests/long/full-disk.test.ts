import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { storedSites } from "../faults/kill-cycles";
import { judge, newLedger, writeUntil } from "../faults/mixed-writes";
import { firstOwner } from "../support/first-owner";
import { root, startProduct } from "../support/product";

const SIZE_MEGABYTES = 600;

/** A disk of its own, so small that it can be filled. */
function mountSmallDisk(folder: string): void {
	fs.mkdirSync(folder, { recursive: true });
	spawnSync("umount", [folder]);
	const { status, stderr } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE_MEGABYTES}m`, "tmpfs", folder], {
		encoding: "utf8",
	});
	if (status !== 0) throw new Error(`This suite needs the right to mount a small disk: ${stderr}`);
}

it("keeps what it acknowledged when the disk is full, says so, and goes on when there is room", async () => {
	const name = "faults-full-disk";
	const folder = path.join(root, ".tmp", name);
	mountSmallDisk(folder);
	const product = await startProduct(name, { BACKUP_EVERY_HOURS: "0" }, { fresh: false });
	try {
		const { person, slug } = await firstOwner(product);
		const ledger = newLedger();
		const write = async (millis: number, mark: string) => {
			let isOver = false;
			const writing = writeUntil(() => isOver, { person, slug, ledger, mark });
			await new Promise((resolve) => setTimeout(resolve, millis));
			isOver = true;
			await writing;
		};
		await write(4_000, "before");
		const before = ledger.created.size;
		const filler = path.join(folder, "filler");
		const { bavail, bsize } = fs.statfsSync(folder);
		fs.writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - 256_000)));
		await write(8_000, "full");
		const page = await person.send(`/o/${slug}/sites`, { headers: { accept: "text/html" } });
		const ready = await person.send("/readyz");
		fs.rmSync(filler);
		await expect.poll(async () => (await person.send("/readyz")).status, { timeout: 60_000, interval: 200 }).toBe(200);
		await write(4_000, "after");
		const verdict = judge(ledger, await storedSites(product));
		console.log(
			`full disk: ${ledger.attempts} writes sent, ${ledger.created.size + ledger.renamed.size} acknowledged (${before} before), page ${page.status}, ready ${ready.status} while full`,
		);
		expect(ready.status).toBe(503);
		expect([200, 503]).toContain(page.status);
		expect([...ledger.created.keys()].some((one) => one.startsWith("after"))).toBe(true);
		expect(verdict).toEqual({ lost: [], doubled: [], strangers: [] });
	} finally {
		await product.stop();
		spawnSync("umount", [folder]);
	}
});
