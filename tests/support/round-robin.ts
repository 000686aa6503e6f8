// A balancer that knows nothing of sessions: each request goes to the next instance.
import http from "node:http";
import type { AddressInfo } from "node:net";

export interface Balancer {
	port: number;
	/** Requests each instance got. */
	served: () => number[];
	close: () => Promise<void>;
}

export async function balance(ports: number[], port = 0): Promise<Balancer> {
	const served = ports.map(() => 0);
	let turn = 0;
	// A connection each: one kept open may be closed by its other end in the moment it is used again.
	const agent = new http.Agent({ keepAlive: false });
	const server = http.createServer((request, response) => {
		const at = turn++ % ports.length;
		served[at] = (served[at] ?? 0) + 1;
		const onward = http.request(
			{
				host: "127.0.0.1",
				port: ports[at],
				method: request.method,
				path: request.url,
				headers: request.headers,
				agent,
			},
			(answer) => {
				response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
				answer.pipe(response);
			},
		);
		onward.on("error", () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
		response.on("close", () => onward.destroy());
		request.pipe(onward);
	});
	await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
	return {
		port: (server.address() as AddressInfo).port,
		served: () => [...served],
		close: () =>
			new Promise((resolve) => {
				agent.destroy();
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}
