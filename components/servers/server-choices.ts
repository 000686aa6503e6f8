import type { ServerChoice } from "@/schemas/servers";

const listed = new Map<string, Promise<ServerChoice[]>>();

/** All servers' names, fetched once and only when somebody opens the list. */
export function serverChoices(organization: string): Promise<ServerChoice[]> {
	const address = `/o/${organization}/servers/choices`;
	const asked = listed.get(address) ?? fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject()));
	listed.set(address, asked);
	asked.catch(() => listed.delete(address));
	return asked as Promise<ServerChoice[]>;
}
