import { Menu as MenuIcon } from "lucide-react";
import { Button, type ButtonProps } from "@/components/ui/button";

export function MobileNavigationButton(props: ButtonProps) {
	return (
		<Button
			variant="quiet"
			size="icon"
			aria-label="Menu"
			aria-haspopup="dialog"
			aria-expanded={false}
			className="-ml-2 xl:hidden"
			{...props}
		>
			<MenuIcon aria-hidden />
		</Button>
	);
}
