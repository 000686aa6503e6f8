"use client";
import { useDeferred } from "@/components/ui/deferred";
import type { ShellUser } from "./shell";
import { UserButton } from "./user-button";

const load = () => import("./user-choices").then((module) => module.UserChoices);

export function UserMenu({ slug, user }: { slug: string; user: ShellUser }) {
	const { overlay, menuButton } = useDeferred(load);
	if (!overlay) return <UserButton name={user.name} {...menuButton} />;
	return <overlay.Overlay slug={slug} user={user} openedBy={overlay.openedBy} />;
}
