"use client";
import { useFormContext, useWatch } from "react-hook-form";
import { ServerPicker } from "@/components/servers/server-picker";
import { formFields } from "@/components/ui/form-fields";
import { FieldGrid } from "@/components/ui/form-section";
import type { KindPlan } from "@/engine";
import type { BlueprintDraft, NewServiceDraft } from "@/schemas/blueprints";
import type { ServerChoice } from "@/schemas/servers";

export interface WorkbenchDraft {
	started: NewServiceDraft;
	choice: BlueprintDraft;
}

export interface PlaceLabel {
	place: string;
	label: string;
}

interface ChoiceFieldsProps {
	organization: string;
	sites: { id: string; name: string }[];
	known: ServerChoice[];
	plan: Pick<KindPlan, "balancers" | "storage" | "replication">;
	isMail: boolean;
	places: readonly PlaceLabel[];
}

const { TextField, ChoiceField } = formFields<WorkbenchDraft>();

const BALANCERS = {
	clustered: "A clustered pair",
	single: "One",
	clients: "None: clients try the next server",
} as const;
const STORAGE = { replicated: "Kept twice", single: "One NAS or SAN", none: "Each node its own copy" } as const;
const PROTOCOLS = [
	{ value: "A", label: "A: done on the local disk" },
	{ value: "B", label: "B: done in the other’s memory" },
	{ value: "C", label: "C: done on both disks" },
];

export function ChoiceFields({ organization, sites, known, plan, isMail, places }: ChoiceFieldsProps) {
	const pattern = useWatch<WorkbenchDraft, "choice.pattern">({ name: "choice.pattern" });
	const siteOptions = sites.map((site) => ({ value: site.id, label: site.name }));
	return (
		<div className="flex min-w-0 flex-col gap-4">
			<FieldGrid>
				{pattern === "standby" || pattern === "replicated" || pattern === "balanced" ? (
					<ChoiceField
						name="choice.secondSiteId"
						label={pattern === "balanced" ? "Half of the nodes stand in" : "The second stands in"}
						unknown="the same place"
						options={siteOptions}
					/>
				) : null}
				{pattern === "replicated" ? (
					<>
						<ChoiceField
							name="choice.protocol"
							label="A write is done"
							hint={`Kept up to date ${plan.replication}`}
							unknown={null}
							options={PROTOCOLS}
						/>
						<ChoiceField
							name="choice.switchOver"
							label="Switch-over"
							unknown={null}
							options={[
								{ value: "manual", label: "By hand" },
								{ value: "automatic", label: "Automatic" },
							]}
						/>
					</>
				) : null}
				{pattern === "balanced" ? (
					<>
						<TextField name="choice.nodes" label="Nodes" inputMode="numeric" required />
						<TextField
							name="choice.nodesNeeded"
							label="Needed for the load"
							inputMode="numeric"
							required
							hint="k of n"
						/>
						<ChoiceField
							name="choice.balancers"
							label="Load balancers"
							unknown={null}
							options={plan.balancers.map((value) => ({ value, label: BALANCERS[value] }))}
						/>
						<ChoiceField
							name="choice.storage"
							label="Storage"
							unknown={null}
							options={plan.storage.map((value) => ({ value, label: STORAGE[value] }))}
						/>
					</>
				) : null}
			</FieldGrid>
			<div className="flex flex-col gap-2">
				{pattern === "replicated" ? (
					<Tick name="quorum">A third vote keeps both sides from running at once</Tick>
				) : null}
				{pattern === "balanced" && isMail ? (
					<>
						<Tick name="splitInOut">Mail in and mail out on nodes of their own</Tick>
						<Tick name="archiveOnStorage">All traffic is archived to SATA disks on the storage</Tick>
					</>
				) : null}
				{pattern === "hosted" ? null : <Tick name="offsiteCopy">The backup leaves the site</Tick>}
			</div>
			{places.length === 0 ? null : (
				<FieldGrid>
					{places.map(({ place, label }) => (
						<ServerPicker<WorkbenchDraft>
							key={place}
							organization={organization}
							known={known}
							name={`choice.places.${place}`}
							label={label}
							placeholder="a planned server"
							clearLabel="a planned server"
						/>
					))}
				</FieldGrid>
			)}
		</div>
	);
}

function Tick({
	name,
	children,
}: {
	name: "quorum" | "splitInOut" | "archiveOnStorage" | "offsiteCopy";
	children: string;
}) {
	const { register } = useFormContext<WorkbenchDraft>();
	return (
		<label className="flex items-center gap-2">
			<input type="checkbox" className="size-4 accent-accent" {...register(`choice.${name}`)} />
			<span>{children}</span>
		</label>
	);
}
