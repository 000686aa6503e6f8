// One way to speak to a database from a script: UTC always, or timestamps would be stored wrongly without a word.
export function address(port, role, password, database) {
	return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
}

export async function connect(url, timeoutMillis = 10_000) {
	const { default: pg } = await import("pg");
	const client = new pg.Client({
		connectionString: url,
		connectionTimeoutMillis: timeoutMillis,
	});
	client.on("error", () => {});
	await client.connect();
	// Not as an option of the connection's start, which a pooler in between refuses.
	await client.query("SET TIME ZONE 'UTC'");
	return client;
}
