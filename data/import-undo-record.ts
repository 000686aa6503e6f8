/** What is needed to take an applied import back, kept with it. */
export interface ImportUndo {
	servers: { id: string; name: string; version: number; before: Record<string, unknown> | null }[];
	siteIds: string[];
	services: { id: string; name: string; version: number }[];
	members: { groupId: string; serverId: string; serviceId: string; serviceVersion: number }[];
	answers: { id: string; version: number; before: Record<string, unknown> | null }[];
}
