/** The one table of who may do what; the interface hides by it and `data` refuses by it. */
export const ROLES = ["owner", "admin", "editor", "viewer"] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABELS: Record<Role, string> = {
	owner: "Owner",
	admin: "Administrator",
	editor: "Editor",
	viewer: "Viewer",
};

export const PERMISSIONS = [
	"organization.view",
	"organization.edit",
	"organization.remove",
	"facts.view",
	"sites.edit",
	"servers.edit",
	"services.edit",
	"practices.edit",
	"drills.edit",
	"incidents.edit",
	"plans.edit",
	"imports.run",
	"reports.view",
	"reports.create",
	"reports.archive",
	"snapshots.create",
	"snapshots.archive",
	"members.view",
	"members.manage",
	"owners.manage",
	"firms.manage",
	"clients.view",
	"clients.manage",
	"audit.view",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const viewer: Permission[] = ["organization.view", "facts.view", "reports.view", "members.view", "clients.view"];
const editor: Permission[] = [
	...viewer,
	"sites.edit",
	"servers.edit",
	"services.edit",
	"practices.edit",
	"drills.edit",
	"incidents.edit",
	"plans.edit",
	"imports.run",
	"reports.create",
	"snapshots.create",
];
const admin: Permission[] = [
	...editor,
	"organization.edit",
	"reports.archive",
	"snapshots.archive",
	"members.manage",
	"clients.manage",
	"audit.view",
];
const owner: Permission[] = [...admin, "organization.remove", "owners.manage", "firms.manage"];

const GRANTED: Record<Role, ReadonlySet<Permission>> = {
	owner: new Set(owner),
	admin: new Set(admin),
	editor: new Set(editor),
	viewer: new Set(viewer),
};

export function allows(role: Role, permission: Permission): boolean {
	return GRANTED[role].has(permission);
}

export function isRole(text: string): text is Role {
	return (ROLES as readonly string[]).includes(text);
}
