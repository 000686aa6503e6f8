"use client";
import { useTheme } from "next-themes";
import type { OpenedBy } from "@/components/ui/deferred";
import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from "@/components/ui/menu";
import { ThemeButton } from "./theme-button";

const THEMES = [
	["system", "As the system"],
	["light", "Light"],
	["dark", "Dark"],
] as const;

export function ThemeChoice({ openedBy }: { openedBy: OpenedBy }) {
	const { theme, setTheme } = useTheme();
	return (
		<Menu defaultOpen>
			<MenuTrigger asChild>
				<ThemeButton />
			</MenuTrigger>
			<MenuContent entersFirst={openedBy === "keyboard"}>
				<MenuRadioGroup value={theme ?? "system"} onValueChange={setTheme}>
					{THEMES.map(([name, label]) => (
						<MenuRadioItem key={name} value={name}>
							{label}
						</MenuRadioItem>
					))}
				</MenuRadioGroup>
			</MenuContent>
		</Menu>
	);
}
