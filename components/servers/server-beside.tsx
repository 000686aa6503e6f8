import Link from "next/link";
import { formatInstant } from "@/lib/format";
import { pathInWords } from "@/lib/three-way";

export interface ServerContextFacts {
	timeZone: string;
	externalIds: string[];
	services: { id: string; name: string }[];
	guests: { id: string; name: string }[];
	/** Latest origin of each value, newest first. */
	origins: { field: string; source: string; detail: string | null; at: string }[];
}

/** What hangs on this server, and where its values come from. */
export function ServerBeside({ organization, facts }: { organization: string; facts: ServerContextFacts }) {
	const place = `/o/${organization}`;
	return (
		<div className="flex flex-col gap-5 text-sm xl:sticky xl:top-6">
			<section>
				<h2 className="text-sm">Carries</h2>
				{facts.services.length + facts.guests.length === 0 ? (
					<p className="mt-1 text-muted-foreground">No service stands on it yet.</p>
				) : (
					<ul className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
						{facts.services.map((service) => (
							<li key={service.id}>
								<Link className="link" href={`${place}/services/${service.id}`}>
									{service.name}
								</Link>
							</li>
						))}
						{facts.guests.map((guest) => (
							<li key={guest.id}>
								<Link className="link" href={`${place}/servers/${guest.id}`}>
									{guest.name}
								</Link>
							</li>
						))}
					</ul>
				)}
			</section>
			<section>
				<h2 className="text-sm">Known as</h2>
				{facts.externalIds.length === 0 ? (
					<p className="mt-1 text-muted-foreground">No import has seen it.</p>
				) : (
					<ul className="mt-1 font-mono text-xs break-all">
						{facts.externalIds.map((externalId) => (
							<li key={externalId}>{externalId}</li>
						))}
					</ul>
				)}
			</section>
			<section>
				<h2 className="text-sm">Where its values come from</h2>
				{facts.origins.length === 0 ? (
					<p className="mt-1 text-muted-foreground">Typed by hand.</p>
				) : (
					<dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-xs">
						{facts.origins.map((origin) => (
							<div key={origin.field} className="contents">
								<dt>{pathInWords(origin.field)}</dt>
								<dd className="text-muted-foreground">
									{[origin.source, origin.detail, formatInstant(origin.at, facts.timeZone)].filter(Boolean).join(", ")}
								</dd>
							</div>
						))}
					</dl>
				)}
			</section>
		</div>
	);
}
