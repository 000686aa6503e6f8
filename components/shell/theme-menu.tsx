"use client";
import { useDeferred } from "@/components/ui/deferred";
import { ThemeButton } from "./theme-button";

const load = () => import("./theme-choice").then((module) => module.ThemeChoice);

export function ThemeMenu() {
	const { overlay, menuButton } = useDeferred(load);
	return overlay ? <overlay.Overlay openedBy={overlay.openedBy} /> : <ThemeButton {...menuButton} />;
}
