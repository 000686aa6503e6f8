import { ArrowRight, FileUp, FlaskConical, ServerCog, Timer } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { type CreateSample, OpenSample } from "./open-sample";

interface ThreeWaysOnProps {
	slug: string;
	/** Null inside a sample: there is one already. */
	createSample: CreateSample | null;
	mayEdit: boolean;
}

interface WayProps {
	icon: ReactNode;
	title: string;
	children: ReactNode;
	action: ReactNode;
}

function Way({ icon, title, children, action }: WayProps) {
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
	return (
		<ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-4">
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
					icon={<Timer aria-hidden />}
					title="Answer twelve questions"
					action={
						<Button asChild>
							<Link href={`/o/${slug}/quick`}>Start the twenty minutes</Link>
						</Button>
					}
				>
					For a first conversation: what is known of one service gives a range at once, and says what to find out next.
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
					action={<OpenSample createSample={createSample} />}
				>
					Two sites, some thirty servers, eleven services of every kind. It is marked as a sample and goes away with one
					click.
				</Way>
			) : null}
		</ul>
	);
}
