import net, { type AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { connect } from "../../scripts/database-connection.mjs";

it("asks for nothing at the start of a connection that a pooler in between would refuse", async () => {
	const heard: string[] = [];
	const pooler = net.createServer((socket) =>
		socket.on("data", (bytes) => {
			heard.push(bytes.toString("latin1"));
			socket.destroy();
		}),
	);
	await new Promise<void>((resolve) => pooler.listen(0, "127.0.0.1", resolve));
	const { port } = pooler.address() as AddressInfo;
	await expect(connect(`postgresql://somebody:secret@127.0.0.1:${port}/holdfast`, 2_000)).rejects.toThrow();
	pooler.close();
	expect(heard[0]).toContain("user\0somebody\0database\0holdfast\0");
	expect(heard[0]).not.toMatch(/\0(options|TimeZone)\0/);
});
