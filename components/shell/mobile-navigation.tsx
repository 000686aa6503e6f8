"use client";
import { useDeferred } from "@/components/ui/deferred";
import { MobileNavigationButton } from "./mobile-navigation-button";

const load = () => import("./mobile-navigation-sheet").then((module) => module.MobileNavigationSheet);

export function MobileNavigation({ slug }: { slug: string }) {
	const { overlay, button } = useDeferred(load);
	return overlay ? <overlay.Overlay slug={slug} /> : <MobileNavigationButton {...button} />;
}
