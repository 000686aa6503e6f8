"use client";
import type { ReactNode } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { Disclosure } from "@/components/ui/disclosure";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { TIER_IDS, type TierId } from "@/engine";
import { MEANS_IDS, MEANS_OF_TIER, type MeansId } from "@/lib/means";
import type { ServiceDraft } from "@/schemas/services";
import { BackupFields } from "./backup-fields";
import { ClusterFields, HostedFields, type MeansContext, ReplicationFields, StandbyFields } from "./means-fields";

const TIERS: Record<TierId, { label: string; hint: string }> = {
	T0: { label: "Nothing in place", hint: "T0. Rebuilt from nothing" },
	T1: { label: "Backup", hint: "T1. Data comes back from a copy" },
	T2: { label: "Standby", hint: "T2. A second server waits; data from the backup" },
	T3: { label: "Replicated", hint: "T3. A second server has the data; one takes over" },
	T4: { label: "Load-balanced", hint: "T4. Several serve at once; hands free" },
	hosted: { label: "Hosted", hint: "A provider runs it under contract" },
};

const MEANS: Record<MeansId, { label: string; fields: (context: MeansContext) => ReactNode }> = {
	backup: { label: "Backup", fields: (context) => <BackupFields context={context} /> },
	standby: { label: "Standby server", fields: (context) => <StandbyFields context={context} /> },
	replication: { label: "Replication", fields: (context) => <ReplicationFields context={context} /> },
	cluster: { label: "Cluster", fields: (context) => <ClusterFields context={context} /> },
	hosted: { label: "Hosting contract", fields: (context) => <HostedFields context={context} /> },
};

export function ProtectionFields({ context }: { context: MeansContext }) {
	const { register, setValue, control } = useFormContext<ServiceDraft>();
	const tier = useWatch({ control, name: "protection.tier" });
	const protection = useWatch({ control, name: "protection" });
	const own = MEANS_OF_TIER[tier];
	const ordered = [...own, ...MEANS_IDS.filter((means) => !own.includes(means))];

	// The tier's own means exists once the tier is chosen; its parameters stay unknown until somebody knows them.
	const chooseTier = (next: TierId) => {
		const first = MEANS_OF_TIER[next][0];
		if (first) setValue(`protection.${first}.inPlace`, true, { shouldDirty: true });
	};

	return (
		<div className="flex min-w-0 flex-col gap-4">
			<RadioGroup legend="Tier in place" legendHidden className="[&>div]:grid [&>div]:gap-3 sm:[&>div]:grid-cols-2">
				{TIER_IDS.map((id) => (
					<Radio
						key={id}
						label={TIERS[id].label}
						hint={TIERS[id].hint}
						value={id}
						{...register("protection.tier", { onChange: (event) => chooseTier(event.target.value as TierId) })}
					/>
				))}
			</RadioGroup>
			<div className="flex flex-col divide-y border-y">
				{ordered.map((means) => {
					const inPlace = protection?.[means]?.inPlace ?? false;
					return (
						<Disclosure
							key={`${means}-${own.includes(means)}`}
							className="py-1"
							open={own.includes(means)}
							title={MEANS[means].label}
							summary={inPlace ? "in place" : own.includes(means) ? "this tier leans on it" : "not in place"}
						>
							<label className="mb-4 flex items-center gap-2">
								<input type="checkbox" className="size-4 accent-accent" {...register(`protection.${means}.inPlace`)} />
								<span>{MEANS[means].label} is in place</span>
							</label>
							{inPlace ? MEANS[means].fields(context) : null}
						</Disclosure>
					);
				})}
			</div>
		</div>
	);
}
