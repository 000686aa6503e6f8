"use client";
import { ServerPicker } from "@/components/servers/server-picker";
import { CheckList } from "@/components/ui/check-list";
import { formFields } from "@/components/ui/form-fields";
import { FieldGrid } from "@/components/ui/form-section";
import type { ServerChoice } from "@/schemas/servers";
import type { ServiceDraft } from "@/schemas/services";

const { TextField, DurationField, DateField, ChoiceField, YesNoField } = formFields<ServiceDraft>();

export interface MeansContext {
	organization: string;
	currency: string;
	sites: { id: string; name: string }[];
	known: ServerChoice[];
}

const siteOptions = (context: MeansContext) => context.sites.map((site) => ({ value: site.id, label: site.name }));

export function StandbyFields({ context }: { context: MeansContext }) {
	return (
		<FieldGrid>
			<ChoiceField name="protection.standby.siteId" label="Stands in" options={siteOptions(context)} />
			<YesNoField name="protection.standby.sameRoom" label="In the same room as the primary" />
			<ServerPicker<ServiceDraft>
				organization={context.organization}
				known={context.known}
				name="protection.standby.serverId"
				label="The standby server"
			/>
			<DurationField
				name="protection.standby.daysBehind"
				label="Behind the primary"
				hint="Since it last got what the primary gets"
			/>
			<YesNoField name="protection.standby.identicalConfiguration" label="Identical configuration" />
		</FieldGrid>
	);
}

export function ReplicationFields({ context }: { context: MeansContext }) {
	return (
		<FieldGrid>
			<ChoiceField name="protection.replication.siteId" label="Secondary stands in" options={siteOptions(context)} />
			<YesNoField name="protection.replication.sameRoom" label="In the same room as the primary" />
			<ServerPicker<ServiceDraft>
				organization={context.organization}
				known={context.known}
				name="protection.replication.serverId"
				label="The secondary server"
			/>
			<YesNoField name="protection.replication.identicalConfiguration" label="Configured like the primary" />
			<ChoiceField
				name="protection.replication.protocol"
				label="Protocol"
				options={[
					{ value: "A", label: "A: asynchronous" },
					{ value: "B", label: "B: memory-synchronous" },
					{ value: "C", label: "C: synchronous" },
				]}
			/>
			<DurationField name="protection.replication.lagSeconds" label="Lag" hint="Usual distance, such as 30 s" />
			<ChoiceField
				name="protection.replication.switchOver"
				label="Switch-over"
				options={[
					{ value: "automatic", label: "Automatic" },
					{ value: "manual", label: "By hand" },
				]}
			/>
			<YesNoField
				name="protection.replication.quorum"
				label="Quorum or fencing"
				hint="Keeps both sides from running at once"
			/>
			<TextField name="protection.replication.linkMegabitsPerSecond" label="Link" hint="Mbit/s, or 1 Gbit/s" />
			<TextField
				name="protection.replication.resyncShare"
				label="Share of the link for resynchronising"
				placeholder="30 %, the usual rule"
			/>
			<DurationField
				name="protection.replication.snapshotIntervalHours"
				label="Snapshots on the secondary every"
				hint="The one thing that lets a replica survive a corruption"
			/>
			<DurationField name="protection.replication.daysBehind" label="Behind the primary" hint="0 when in step" />
			<DateField name="protection.replication.lastSwitchOverTestOn" label="Switch-over last tested on" />
		</FieldGrid>
	);
}

export function ClusterFields({ context }: { context: MeansContext }) {
	return (
		<>
			<FieldGrid>
				<TextField name="protection.cluster.nodes" label="Nodes" inputMode="numeric" />
				<TextField
					name="protection.cluster.nodesNeeded"
					label="Needed to carry the peak"
					inputMode="numeric"
					hint="k of n"
				/>
				<ChoiceField
					name="protection.cluster.storage"
					label="Shared storage"
					options={[
						{ value: "none", label: "None: nothing is shared" },
						{ value: "single", label: "One NAS or SAN" },
						{ value: "replicated", label: "Replicated" },
					]}
				/>
				<ServerPicker<ServiceDraft>
					organization={context.organization}
					known={context.known}
					name="protection.cluster.storageServerId"
					label="Storage server"
				/>
				<YesNoField
					name="protection.cluster.storageRedundant"
					label="Storage is redundant in itself"
					hint="Two controllers, mirrored disks, two power supplies"
				/>
				<ChoiceField
					name="protection.cluster.loadBalancers"
					label="Load balancers"
					options={[
						{ value: "none", label: "None" },
						{ value: "single", label: "One" },
						{ value: "clustered", label: "Clustered pair" },
						{ value: "clients", label: "None needed: clients try the next" },
					]}
				/>
				<DurationField name="protection.cluster.probeSeconds" label="Health probe every" hint="Such as 10 s" />
				<YesNoField name="protection.cluster.identicalConfiguration" label="Identical configuration on all nodes" />
				<YesNoField name="protection.cluster.splitInOut" label="Inbound and outbound kept apart" />
				<YesNoField name="protection.cluster.archiveOnStorage" label="Archive lies on the shared storage" />
				<DateField name="protection.cluster.lastNodeLossTestOn" label="Loss of a node last tested on" />
			</FieldGrid>
			<div className="mt-4">
				<CheckList<ServiceDraft>
					name="protection.cluster.siteIds"
					legend="Nodes stand in"
					options={siteOptions(context)}
					empty="There is no site yet."
				/>
			</div>
		</>
	);
}

export function HostedFields({ context }: { context: MeansContext }) {
	return (
		<FieldGrid>
			<TextField name="protection.hosted.provider" label="Provider" />
			<TextField name="protection.hosted.availability" label="Promised availability" hint="99.9 %" />
			<DurationField name="protection.hosted.restoreHours" label="Promised restore time" />
			<DurationField name="protection.hosted.lossHours" label="Promised data loss at most" />
			<TextField name="protection.hosted.creditPercent" label="Credit when missed" hint="Per cent of the fee" />
			<TextField name="protection.hosted.pricePerUserPerMonth" label={`Price per user a month (${context.currency})`} />
			<YesNoField name="protection.hosted.ownBackup" label="Own backup outside the provider’s reach" />
			<DurationField name="protection.hosted.retentionDays" label="Deleted items kept for" hint="Such as 30 d" />
			<ChoiceField
				name="protection.hosted.supportHours"
				label="Support"
				options={[
					{ value: "business", label: "Business hours" },
					{ value: "always", label: "Day and night" },
				]}
			/>
			<DateField name="protection.hosted.contractEndsOn" label="Contract ends on" />
			<DurationField
				name="protection.hosted.excludedHoursPerMonth"
				label="Left out of the promise a month"
				hint="Planned maintenance, such as 4 h"
			/>
			<TextField name="protection.hosted.exclusions" label="What else it leaves out" />
		</FieldGrid>
	);
}
