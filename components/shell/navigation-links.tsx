"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";
import { PLACES, type Place, placeHref, segmentOf } from "./navigation";

function useCurrentSegment(): string {
	return segmentOf(usePathname());
}

export function NavigationBar({ slug }: { slug: string }) {
	const current = useCurrentSegment();
	return (
		<nav aria-label="Main" className="hidden h-full items-stretch gap-1 xl:flex">
			{PLACES.filter((place) => place.inBar).map((place) => (
				<Link
					key={place.segment}
					href={placeHref(slug, place.segment)}
					aria-current={place.segment === current ? "page" : undefined}
					className="flex items-center border-b-2 border-transparent px-2 pt-0.5 text-muted-foreground transition-colors duration-150 hover:text-foreground aria-[current=page]:border-accent aria-[current=page]:text-foreground"
				>
					{place.label}
				</Link>
			))}
		</nav>
	);
}

export function NavigationList({
	slug,
	onNavigate,
	places = PLACES,
}: {
	slug: string;
	onNavigate: () => void;
	places?: readonly Place[];
}) {
	const current = useCurrentSegment();
	return (
		<nav aria-label="Main">
			<ul className="flex flex-col">
				{places.map((place) => (
					<li key={place.segment}>
						<Link
							href={placeHref(slug, place.segment)}
							onClick={onNavigate}
							aria-current={place.segment === current ? "page" : undefined}
							className={classNames(
								"flex min-h-11 items-center rounded-md px-2 hover:bg-muted",
								place.segment === current && "bg-accent-soft text-accent",
							)}
						>
							{place.label}
						</Link>
					</li>
				))}
			</ul>
		</nav>
	);
}
