"use client";
import { useState } from "react";
import { Sheet, SheetContent, SheetTrigger } from "@/components/ui/sheet";
import { MobileNavigationButton } from "./mobile-navigation-button";
import { NavigationList } from "./navigation-links";

export function MobileNavigationSheet({ slug }: { slug: string }) {
	const [open, setOpen] = useState(true);
	return (
		<Sheet open={open} onOpenChange={setOpen}>
			<SheetTrigger asChild>
				<MobileNavigationButton />
			</SheetTrigger>
			<SheetContent title="Menu" className="right-auto left-0 w-72 data-[state=open]:slide-in-from-left-8">
				<NavigationList slug={slug} onNavigate={() => setOpen(false)} />
			</SheetContent>
		</Sheet>
	);
}
