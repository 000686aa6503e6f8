import { ROLES, type Role } from "@/lib/roles";

export function givableRoles(mayManage: boolean, mayManageOwners: boolean): Role[] {
	if (!mayManage) return [];
	return mayManageOwners ? [...ROLES] : ROLES.filter((role) => role !== "owner");
}
