"use client";
import dynamic from "next/dynamic";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { ShellOrganization } from "./shell";

/** What the palette opens on: everything, or only the organisations. */
export type CommandScope = "everything" | "organizations";

const OpenCommand = createContext<(scope: CommandScope) => void>(() => {});

export function useOpenCommand(): (scope: CommandScope) => void {
	return useContext(OpenCommand);
}

const CommandPalette = dynamic(() => import("./command-palette").then((module) => module.CommandPalette), {
	ssr: false,
});

export function CommandCentre({
	slug,
	organizations,
	children,
}: {
	slug: string;
	organizations: ShellOrganization[];
	children: ReactNode;
}) {
	const [scope, setScope] = useState<CommandScope | null>(null);
	useEffect(() => {
		const listen = (event: KeyboardEvent) => {
			if ((event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
				event.preventDefault();
				setScope((open) => (open ? null : "everything"));
			}
		};
		window.addEventListener("keydown", listen);
		return () => window.removeEventListener("keydown", listen);
	}, []);
	return (
		<OpenCommand value={setScope}>
			{children}
			{scope ? (
				<CommandPalette slug={slug} organizations={organizations} scope={scope} onClose={() => setScope(null)} />
			) : null}
		</OpenCommand>
	);
}
