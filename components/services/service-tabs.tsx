import Link from "next/link";

const VIEWS = [
	{ view: "now", label: "Now", path: "" },
	{ view: "options", label: "Instead", path: "/options" },
	{ view: "availability", label: "Availability", path: "/availability" },
	{ view: "runbook", label: "Runbook", path: "/runbook" },
	{ view: "sizing", label: "Sizing", path: "/sizing" },
	{ view: "scanner", label: "Scanner", path: "/scanner" },
	{ view: "access", label: "Access", path: "/access" },
	{ view: "cloud", label: "Cloud", path: "/cloud" },
] as const;

export type ServiceView = (typeof VIEWS)[number]["view"];

/** Parts of the path of mail, which no other service has. */
const MAIL_ONLY: readonly ServiceView[] = ["scanner", "access"];

/** The parts of one service's page; `href` is the service's own address. */
export function ServiceTabs({ href, current, isMail }: { href: string; current: ServiceView; isMail: boolean }) {
	const views = VIEWS.filter(({ view }) => isMail || !MAIL_ONLY.includes(view));
	return (
		<nav aria-label="Parts of this service" data-print="hide" className="pt-2">
			<ul className="flex gap-4 overflow-x-auto border-b">
				{views.map(({ view, label, path }) => (
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
