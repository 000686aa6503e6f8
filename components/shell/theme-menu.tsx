"use client";
import { Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from "@/components/ui/menu";

const THEMES = [
	["system", "As the system"],
	["light", "Light"],
	["dark", "Dark"],
] as const;

export function ThemeMenu() {
	const { theme, setTheme } = useTheme();
	return (
		<Menu>
			<MenuTrigger asChild>
				<Button variant="quiet" size="icon" aria-label="Appearance">
					<Sun className="dark:hidden" aria-hidden />
					<Moon className="hidden dark:block" aria-hidden />
				</Button>
			</MenuTrigger>
			<MenuContent>
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
