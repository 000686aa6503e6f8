"use client";
import dynamic from "next/dynamic";
import { serverChoices } from "@/components/servers/server-choices";
import { Select } from "@/components/ui/select";
import type { ServerChoice } from "@/schemas/servers";
import type { Scope } from "./answers";

const Picker = dynamic(() => import("@/components/ui/picker").then((module) => module.Picker));

interface ScopeChooserProps {
	organization: string;
	sites: readonly { id: string; name: string }[];
	scope: Scope;
	/** Null: not fetched yet. */
	servers: readonly ServerChoice[] | null;
	onServers: (servers: ServerChoice[]) => void;
	onScope: (scope: Scope) => void;
	label?: string;
}

/** Where the questions are answered: once for all, for one site, or for one server. */
export function ScopeChooser({
	organization,
	sites,
	scope,
	servers,
	onServers,
	onScope,
	label = "Answer for",
}: ScopeChooserProps) {
	const level = scope.level === "site" ? `site:${scope.siteId}` : scope.level;
	const fetchServers = () => {
		if (servers === null) void serverChoices(organization).then(onServers, () => undefined);
	};
	return (
		<div className="flex min-w-0 flex-wrap items-start gap-2">
			<Select
				aria-label={label}
				wrapperClassName="w-52"
				value={level}
				onChange={(event) => {
					const chosen = event.target.value;
					if (chosen === "organization") onScope({ level: "organization" });
					else if (chosen === "server") onScope({ level: "server", serverId: "", siteId: null });
					else onScope({ level: "site", siteId: chosen.slice("site:".length) });
				}}
			>
				<option value="organization">Whole organisation</option>
				{sites.map((site) => (
					<option key={site.id} value={`site:${site.id}`}>
						Site {site.name}
					</option>
				))}
				<option value="server">One server…</option>
			</Select>
			{scope.level === "server" ? (
				<div className="w-56">
					<Picker
						aria-label="Server"
						options={(servers ?? []).map((server) => ({
							value: server.id,
							label: server.name,
							detail: server.siteName ?? undefined,
						}))}
						loading={servers === null}
						selected={scope.serverId === "" ? [] : [scope.serverId]}
						onOpen={fetchServers}
						onChange={([serverId]) => {
							const server = servers?.find((candidate) => candidate.id === serverId);
							if (server) onScope({ level: "server", serverId: server.id, siteId: server.siteId });
						}}
						placeholder="choose a server"
						searchLabel="Search servers"
					/>
				</div>
			) : null}
		</div>
	);
}
