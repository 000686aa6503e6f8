"use client";
import { useState } from "react";
import { serverChoices } from "@/components/servers/server-choices";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";
import type { ClaimTerms } from "@/engine";
import type { ServerChoice } from "@/schemas/servers";

export interface StoreClaimActions {
	asWarranty: (input: { text: string; serverId: string }) => Promise<Submitted<unknown>>;
	asHosted: (input: { text: string; serviceId: string }) => Promise<Submitted<unknown>>;
}

interface StoreClaimProps {
	organization: string;
	text: string;
	terms: ClaimTerms;
	/** Services that are with a provider. */
	hosted: readonly { id: string; name: string }[];
	actions: StoreClaimActions;
}

/** In one click where it fits: times as a server's warranty, availability and times as a hosted service's terms. */
export function StoreClaim({ organization, text, terms, hosted, actions }: StoreClaimProps) {
	const [servers, setServers] = useState<ServerChoice[] | null>(null);
	const [serverId, setServerId] = useState("");
	const [serviceId, setServiceId] = useState(hosted[0]?.id ?? "");
	const warranty = useSubmit(actions.asWarranty);
	const provider = useSubmit(actions.asHosted);
	const fitsWarranty = terms.response !== null || terms.resolution !== null;
	const fitsHosted = terms.availability !== null || terms.resolution !== null || terms.creditPercent !== null;
	const load = () => {
		if (servers === null) serverChoices(organization).then(setServers, () => undefined);
	};
	const store = async (run: Promise<Submitted<unknown>>, what: string) => {
		if ((await run).ok) toast.done(what);
	};
	return (
		<div className="grid gap-6 sm:grid-cols-2">
			<div className="flex flex-col gap-2">
				<Field
					label="As the warranty of a server"
					hint={fitsWarranty ? "Replaces its times and hours; the day it ends stays." : "These terms promise no time."}
				>
					<Select
						value={serverId}
						disabled={!fitsWarranty}
						onFocus={load}
						onPointerEnter={load}
						onChange={(event) => setServerId(event.target.value)}
					>
						<option value="">{servers === null ? "Choose a server …" : "Choose a server"}</option>
						{servers?.map((server) => (
							<option key={server.id} value={server.id}>
								{server.name}
							</option>
						))}
					</Select>
				</Field>
				<Button
					className="self-start"
					disabled={!fitsWarranty || serverId === ""}
					busy={warranty.busy}
					onClick={() => void store(warranty.submit({ text, serverId }), "Stored as its warranty")}
				>
					Store as warranty
				</Button>
				<FormMessage>{warranty.message}</FormMessage>
			</div>
			<div className="flex flex-col gap-2">
				<Field
					label="As the terms of a hosted service"
					hint={
						hosted.length === 0
							? "No service is with a provider."
							: fitsHosted
								? "Replaces what the terms say; the rest stays."
								: "These terms say nothing a hosted service keeps."
					}
				>
					<Select
						value={serviceId}
						disabled={hosted.length === 0 || !fitsHosted}
						onChange={(event) => setServiceId(event.target.value)}
					>
						{hosted.length === 0 ? <option value="">None</option> : null}
						{hosted.map((service) => (
							<option key={service.id} value={service.id}>
								{service.name}
							</option>
						))}
					</Select>
				</Field>
				<Button
					className="self-start"
					disabled={serviceId === "" || !fitsHosted}
					busy={provider.busy}
					onClick={() => void store(provider.submit({ text, serviceId }), "Stored as its terms")}
				>
					Store as terms
				</Button>
				<FormMessage>{provider.message}</FormMessage>
			</div>
		</div>
	);
}
