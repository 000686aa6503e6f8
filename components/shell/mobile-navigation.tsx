"use client";
import { Menu as MenuIcon } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet, SheetContent, SheetTrigger } from "@/components/ui/sheet";
import { NavigationList } from "./navigation-links";

export function MobileNavigation({ slug }: { slug: string }) {
	const [open, setOpen] = useState(false);
	return (
		<Sheet open={open} onOpenChange={setOpen}>
			<SheetTrigger asChild>
				<Button variant="quiet" size="icon" aria-label="Menu" className="-ml-2 lg:hidden">
					<MenuIcon aria-hidden />
				</Button>
			</SheetTrigger>
			<SheetContent title="Menu" className="right-auto left-0 w-72 data-[state=open]:slide-in-from-left-8">
				<NavigationList slug={slug} onNavigate={() => setOpen(false)} />
			</SheetContent>
		</Sheet>
	);
}
