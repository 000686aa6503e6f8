import { Moon, Sun } from "lucide-react";
import { Button, type ButtonProps } from "@/components/ui/button";

export function ThemeButton(props: ButtonProps) {
	return (
		<Button variant="quiet" size="icon" aria-label="Appearance" aria-haspopup="menu" aria-expanded={false} {...props}>
			<Sun className="dark:hidden" aria-hidden />
			<Moon className="hidden dark:block" aria-hidden />
		</Button>
	);
}
