import Link from "next/link";
import type { Contact, ContactRole } from "@/engine";
import { CONTACT_ROLE_LABELS } from "@/lib/kinds";

/** Whom to call, by role; a role that a step needs and nobody fills is said first. */
export function ContactLines({
	contacts,
	missing,
	place,
}: {
	contacts: readonly Contact[];
	missing: readonly ContactRole[];
	place: string;
}) {
	return (
		<div className="flex flex-col gap-2">
			{missing.length > 0 ? (
				<p className="text-exposed-text">
					✕ Nobody is named for {missing.map((role) => CONTACT_ROLE_LABELS[role].toLowerCase()).join(", ")}.{" "}
					<Link className="link" href={place} data-print="hide">
						Name people to call
					</Link>
				</p>
			) : null}
			<ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
				{contacts.map(({ id, name, role, duty, phone, email }) => (
					<li key={id} className="min-w-0">
						<p>
							<span className="font-medium">{name}</span>{" "}
							<span className="text-muted-foreground">{duty ?? CONTACT_ROLE_LABELS[role].toLowerCase()}</span>
						</p>
						<p className="break-words">
							{phone === null ? (
								<span className="text-muted-foreground">no phone known</span>
							) : (
								<a className="link" href={`tel:${phone.replace(/[^\d+]/g, "")}`}>
									{phone}
								</a>
							)}
							{email === null ? null : (
								<>
									{" · "}
									<a className="link" href={`mailto:${email}`}>
										{email}
									</a>
								</>
							)}
						</p>
					</li>
				))}
			</ul>
		</div>
	);
}
