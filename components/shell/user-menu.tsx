"use client";
import { LogOut, Settings, Users } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { signOut } from "@/components/accounts/sign-in";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { placeHref } from "./navigation";
import type { ShellUser } from "./shell";

function initialsOf(name: string): string {
	const words = name.trim().split(/\s+/);
	const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
	return letters
		.map((word) => (word ? [...word][0] : ""))
		.join("")
		.toUpperCase();
}

export function UserMenu({ slug, user }: { slug: string; user: ShellUser }) {
	const [busy, setBusy] = useState(false);
	const leave = async () => {
		setBusy(true);
		await signOut();
		window.location.assign("/sign-in");
	};
	return (
		<Menu>
			<MenuTrigger
				aria-label={`Account of ${user.name}`}
				className="flex size-8 items-center justify-center rounded-full bg-accent-soft text-xs font-medium text-accent"
			>
				{initialsOf(user.name)}
			</MenuTrigger>
			<MenuContent className="w-60">
				<MenuLabel>
					<span className="block truncate text-sm text-foreground">{user.name}</span>
					<span className="block truncate">{user.email}</span>
					<span className="block">{user.roleLabel}</span>
				</MenuLabel>
				<MenuSeparator />
				<MenuItem asChild>
					<Link href={placeHref(slug, "members")}>
						<Users aria-hidden /> Members
					</Link>
				</MenuItem>
				<MenuItem asChild>
					<Link href={placeHref(slug, "settings")}>
						<Settings aria-hidden /> Settings
					</Link>
				</MenuItem>
				<MenuSeparator />
				<MenuItem disabled={busy} onSelect={leave}>
					<LogOut aria-hidden /> Sign out
				</MenuItem>
			</MenuContent>
		</Menu>
	);
}
