// A line between two programs that a test can trouble: cut, slow, dead at one end, or led to another machine.
import net from "node:net";

export type Trouble = "none" | "cut" | "slow" | "half-open";

export interface TcpGate {
	port: number;
	/** New connections, and the ones that are open, feel it at once. */
	trouble: (kind: Trouble) => void;
	/** Where new connections go from now on; open ones are cut. */
	lead: (port: number) => void;
	close: () => Promise<void>;
}

const SLOW_MILLIS = 5_000;

export async function openGate(target: number, port = 0): Promise<TcpGate> {
	let kind: Trouble = "none";
	let goal = target;
	const pairs = new Set<{ near: net.Socket; far: net.Socket }>();
	const server = net.createServer((near) => {
		if (kind === "cut") {
			near.resetAndDestroy();
			return;
		}
		const far = net.connect(goal, "127.0.0.1");
		const pair = { near, far };
		pairs.add(pair);
		const end = () => {
			pairs.delete(pair);
			near.destroy();
			far.destroy();
		};
		for (const socket of [near, far]) socket.on("error", end).on("close", end);
		near.on("data", (chunk) => pass(chunk, far));
		far.on("data", (chunk) => pass(chunk, near));
	});
	const pass = (chunk: Buffer, to: net.Socket) => {
		if (kind === "half-open") return;
		if (kind === "slow") setTimeout(() => to.writable && to.write(chunk), SLOW_MILLIS);
		else to.write(chunk);
	};
	const cutAll = () => {
		for (const { near, far } of pairs) {
			near.resetAndDestroy();
			far.destroy();
		}
	};
	await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
	return {
		port: (server.address() as net.AddressInfo).port,
		trouble: (next) => {
			kind = next;
			if (next === "cut") cutAll();
		},
		lead: (next) => {
			goal = next;
			cutAll();
		},
		close: async () => {
			cutAll();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
