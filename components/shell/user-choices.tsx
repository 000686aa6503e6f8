"use client";
import { Building2, HardDrive, LogOut, Presentation, Settings, UserRound, Users } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { signOut } from "@/components/accounts/sign-in";
import type { OpenedBy } from "@/components/ui/deferred";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { placeHref } from "./navigation";
import { usePresenting } from "./presenting";
import type { ShellUser } from "./shell";
import { UserButton } from "./user-button";

interface UserChoicesProps {
	slug: string;
	user: ShellUser;
	openedBy: OpenedBy;
}

export function UserChoices({ slug, user, openedBy }: UserChoicesProps) {
	const [busy, setBusy] = useState(false);
	const presenting = usePresenting();
	const leave = async () => {
		setBusy(true);
		await signOut();
		window.location.assign("/sign-in");
	};
	return (
		<Menu defaultOpen>
			<MenuTrigger asChild>
				<UserButton name={user.name} />
			</MenuTrigger>
			<MenuContent className="w-60" entersFirst={openedBy === "keyboard"}>
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
				<MenuItem asChild>
					<Link href="/account">
						<UserRound aria-hidden /> Your account
					</Link>
				</MenuItem>
				{user.isOperator ? (
					<MenuItem asChild>
						<Link href="/system">
							<HardDrive aria-hidden /> This installation
						</Link>
					</MenuItem>
				) : null}
				{presenting.isOn ? null : (
					<MenuItem asChild>
						<Link href="/portfolio">
							<Building2 aria-hidden /> Portfolio
						</Link>
					</MenuItem>
				)}
				<MenuItem disabled={presenting.busy} onSelect={presenting.toggle}>
					<Presentation aria-hidden /> {presenting.isOn ? "Leave presenter mode" : "Start presenter mode"}
				</MenuItem>
				<MenuSeparator />
				<MenuItem disabled={busy} onSelect={leave}>
					<LogOut aria-hidden /> Sign out
				</MenuItem>
			</MenuContent>
		</Menu>
	);
}
