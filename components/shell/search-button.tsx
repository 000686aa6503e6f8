"use client";
import { Search } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { useOpenCommand } from "./command-centre";

const never = () => () => {};
const onMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

export function SearchButton() {
	const open = useOpenCommand();
	const mac = useSyncExternalStore(never, onMac, () => false);
	return (
		<Button
			variant="quiet"
			className="w-8 px-0 text-muted-foreground sm:w-auto sm:px-2"
			aria-label="Search"
			aria-keyshortcuts="Meta+K Control+K"
			onClick={() => open("everything")}
		>
			<Search aria-hidden />
			<kbd className="hidden font-sans text-xs sm:inline">{mac ? "⌘K" : "Ctrl K"}</kbd>
		</Button>
	);
}
