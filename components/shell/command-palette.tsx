"use client";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { useEffect, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { overlayStyles } from "@/components/ui/dialog";
import type { CommandScope } from "./command-centre";
import { PLACES, placeHref } from "./navigation";
import { organizationGroups } from "./organization-groups";
import { usePresenting } from "./presenting";
import type { ShellOrganization } from "./shell";

interface Found {
	services: { id: string; name: string }[];
	servers: { id: string; name: string }[];
}

const NOTHING: Found = { services: [], servers: [] };
const TYPING_PAUSE_MILLISECONDS = 150;

const itemStyles =
	"flex min-h-9 items-center justify-between gap-2 rounded-sm px-2 data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent";

function useFound(slug: string, text: string, enabled: boolean): Found {
	const [found, setFound] = useState(NOTHING);
	useEffect(() => {
		if (!enabled) return;
		const abort = new AbortController();
		const timer = setTimeout(async () => {
			try {
				const answer = await fetch(`/o/${slug}/search?q=${encodeURIComponent(text)}`, { signal: abort.signal });
				if (answer.ok) setFound((await answer.json()) as Found);
			} catch {
				// Aborted by the next key, or the connection is gone: the last answer stays.
			}
		}, TYPING_PAUSE_MILLISECONDS);
		return () => {
			clearTimeout(timer);
			abort.abort();
		};
	}, [slug, text, enabled]);
	return found;
}

export function CommandPalette({
	slug,
	organizations,
	scope,
	onClose,
}: {
	slug: string;
	organizations: ShellOrganization[];
	scope: CommandScope;
	onClose: () => void;
}) {
	const router = useRouter();
	const [text, setText] = useState("");
	const presenting = usePresenting();
	const everything = scope === "everything";
	const found = useFound(slug, text, everything);
	const go = (href: string) => {
		onClose();
		router.push(href);
	};
	const title = everything ? "Go to" : "Switch organisation";
	return (
		<Dialog.Root open onOpenChange={(open) => !open && onClose()}>
			<Dialog.Portal>
				<Dialog.Overlay className={overlayStyles} />
				<Dialog.Content
					aria-describedby={undefined}
					className="fixed top-[12dvh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 overflow-hidden rounded-md bg-raised shadow-float outline-none"
				>
					<Dialog.Title className="sr-only">{title}</Dialog.Title>
					<Command label={title} loop>
						<Command.Input
							autoFocus
							value={text}
							onValueChange={setText}
							placeholder={everything ? "A page, service, server or organisation" : "An organisation"}
							className="h-12 w-full border-b bg-transparent px-4 outline-none"
						/>
						<Command.List className="max-h-[50dvh] overflow-y-auto p-2 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted-foreground">
							<Command.Empty className="px-2 py-6 text-center text-muted-foreground">
								Nothing is called that.
							</Command.Empty>
							{everything ? (
								<Command.Group heading="Pages">
									{PLACES.map((place) => (
										<Command.Item
											key={place.segment}
											value={`page ${place.label}`}
											className={itemStyles}
											onSelect={() => go(placeHref(slug, place.segment))}
										>
											{place.label}
										</Command.Item>
									))}
								</Command.Group>
							) : null}
							{everything && found.services.length > 0 ? (
								<Command.Group heading="Services">
									{found.services.map((service) => (
										<Command.Item
											key={service.id}
											value={`service ${service.name} ${service.id}`}
											className={itemStyles}
											onSelect={() => go(`/o/${slug}/services/${service.id}`)}
										>
											{service.name}
										</Command.Item>
									))}
								</Command.Group>
							) : null}
							{everything && found.servers.length > 0 ? (
								<Command.Group heading="Servers">
									{found.servers.map((server) => (
										<Command.Item
											key={server.id}
											value={`server ${server.name} ${server.id}`}
											className={itemStyles}
											onSelect={() => go(`/o/${slug}/servers/${server.id}`)}
										>
											<span className="font-mono">{server.name}</span>
										</Command.Item>
									))}
								</Command.Group>
							) : null}
							{organizationGroups(organizations).map((group) => (
								<Command.Group key={group.heading} heading={group.heading}>
									{group.organizations.map((organization) => (
										<Command.Item
											key={organization.slug}
											value={`organisation ${organization.name} ${organization.slug}`}
											className={itemStyles}
											onSelect={() => go(`/o/${organization.slug}`)}
										>
											<span className="truncate">{organization.name}</span>
											{organization.isSample ? <Badge tone="accent">sample</Badge> : null}
										</Command.Item>
									))}
								</Command.Group>
							))}
							<Command.Group heading="All organisations">
								{presenting.isOn ? null : (
									<Command.Item
										value="organisations portfolio"
										className={itemStyles}
										onSelect={() => go("/portfolio")}
									>
										Portfolio
									</Command.Item>
								)}
								<Command.Item
									value="presenter mode"
									className={itemStyles}
									onSelect={() => {
										onClose();
										presenting.toggle();
									}}
								>
									{presenting.isOn ? "Leave presenter mode" : "Start presenter mode"}
								</Command.Item>
								<Command.Item value="organisation new" className={itemStyles} onSelect={() => go("/new")}>
									New organisation
								</Command.Item>
							</Command.Group>
						</Command.List>
					</Command>
				</Dialog.Content>
			</Dialog.Portal>
		</Dialog.Root>
	);
}
