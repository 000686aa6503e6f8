"use client";
import { ArrowRight, FileUp, FlaskConical, ServerCog } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";

interface ThreeWaysOnProps {
	slug: string;
	/** Null for a person who may not add anything. */
	createSample: ((input: Record<string, never>) => Promise<Submitted<{ slug: string }>>) | null;
	mayEdit: boolean;
}

function Way({
	icon,
	title,
	children,
	action,
}: {
	icon: ReactNode;
	title: string;
	children: ReactNode;
	action: ReactNode;
}) {
	return (
		<li className="flex flex-col items-start gap-2 rounded-md border p-5 [&>svg]:size-5 [&>svg]:text-accent">
			{icon}
			<h2 className="text-lg">{title}</h2>
			<p className="flex-1 text-muted-foreground">{children}</p>
			<div className="mt-2">{action}</div>
		</li>
	);
}

/** The first page of an organisation that holds nothing yet. */
export function ThreeWaysOn({ slug, createSample, mayEdit }: ThreeWaysOnProps) {
	const router = useRouter();
	const { submit, busy, message } = useSubmit(createSample ?? (async () => ({ ok: false as const, message: "" })));
	const openSample = async () => {
		const answer = await submit({});
		if (answer.ok) router.push(`/o/${answer.value.slug}`);
	};
	return (
		<div className="flex flex-col gap-4">
			<FormMessage>{message}</FormMessage>
			<ul className="grid gap-4 md:grid-cols-3">
				{mayEdit ? (
					<Way
						icon={<FileUp aria-hidden />}
						title="Import an inventory"
						action={
							<Button asChild variant="primary">
								<Link href={`/o/${slug}/import`}>
									Import a file <ArrowRight aria-hidden />
								</Link>
							</Button>
						}
					>
						RVTools, NetBox, ServiceNow, a spreadsheet of your own. You see every change before it is made.
					</Way>
				) : null}
				{mayEdit ? (
					<Way
						icon={<ServerCog aria-hidden />}
						title="Add one server"
						action={
							<Button asChild>
								<Link href={`/o/${slug}/servers/new`}>Add a server</Link>
							</Button>
						}
					>
						Three minutes by hand. Whatever you do not know stays unknown and widens the range, nothing more.
					</Way>
				) : null}
				{createSample ? (
					<Way
						icon={<FlaskConical aria-hidden />}
						title="Look at a sample first"
						action={
							<Button onClick={openSample} busy={busy}>
								Open the sample organisation
							</Button>
						}
					>
						Two sites, some thirty servers, eleven services of every kind. It is marked as a sample and goes away with
						one click.
					</Way>
				) : null}
			</ul>
		</div>
	);
}
