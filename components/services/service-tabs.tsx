import Link from "next/link";

const VIEWS = [
	{ view: "now", label: "Now", path: "" },
	{ view: "options", label: "Instead", path: "/options" },
	{ view: "availability", label: "Availability", path: "/availability" },
	{ view: "runbook", label: "Runbook", path: "/runbook" },
] as const;

export type ServiceView = (typeof VIEWS)[number]["view"];

/** The parts of one service's page; `href` is the service's own address. */
export function ServiceTabs({ href, current }: { href: string; current: ServiceView }) {
	return (
		<nav aria-label="Parts of this service" data-print="hide" className="pt-2">
			<ul className="flex gap-4 overflow-x-auto border-b">
				{VIEWS.map(({ view, label, path }) => (
					<li key={view}>
						<Link
							href={`${href}${path}`}
							aria-current={view === current ? "page" : undefined}
							className="block border-b-2 border-transparent py-2 whitespace-nowrap text-muted-foreground hover:text-foreground aria-[current=page]:border-accent aria-[current=page]:text-foreground"
						>
							{label}
						</Link>
					</li>
				))}
			</ul>
		</nav>
	);
}
