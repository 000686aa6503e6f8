"use client";
import { useWatch } from "react-hook-form";
import { formFields } from "@/components/ui/form-fields";
import { FieldGrid } from "@/components/ui/form-section";
import type { ServiceDraft } from "@/schemas/services";
import type { MeansContext } from "./means-fields";

const { TextField, DurationField, DateField, ChoiceField, YesNoField } = formFields<ServiceDraft>();

export function BackupFields({ context }: { context: MeansContext }) {
	const offsite = useWatch<ServiceDraft, "protection.backup.offsite.kind">({ name: "protection.backup.offsite.kind" });
	const sites = context.sites.map((site) => ({ value: site.id, label: site.name }));
	return (
		<div className="flex flex-col gap-4">
			<FieldGrid>
				<DurationField name="protection.backup.intervalHours" label="A backup every" hint="24 h is nightly" />
				<DurationField name="protection.backup.jobHours" label="A job takes" />
				<ChoiceField
					name="protection.backup.medium"
					label="Medium"
					options={[
						{ value: "disk", label: "Disk" },
						{ value: "tape", label: "Tape" },
						{ value: "usb", label: "USB disks" },
						{ value: "cloud", label: "Cloud" },
					]}
				/>
				<ChoiceField name="protection.backup.siteId" label="First copy lies in" options={sites} />
				<TextField
					name="protection.backup.restoreMegabytesPerSecond"
					label="Measured restore rate"
					hint="End to end: 35 MB/s or 120 GB/h"
				/>
				<YesNoField
					name="protection.backup.systemImage"
					label="Full image"
					hint="Operating system and programs too, not files only"
				/>
				<YesNoField name="protection.backup.immutable" label="A copy nobody can change" hint="Immutable, or off line" />
				<YesNoField
					name="protection.backup.separateCredentials"
					label="Credentials of its own"
					hint="A stolen domain administrator cannot delete it"
				/>
				<DurationField name="protection.backup.retentionDays" label="Kept for" hint="Such as 90 d" />
				<TextField name="protection.backup.failureProbability" label="Jobs that fail" hint="Per cent" />
				<DateField name="protection.backup.lastRestoreTestOn" label="Restore last tested on" />
				<TextField name="protection.backup.lastSuccessAt" label="Last success (UTC)" hint="2026-11-22T02:00" />
			</FieldGrid>
			<FieldGrid>
				<ChoiceField
					name="protection.backup.offsite.kind"
					label="Copy off site"
					options={[
						{ value: "none", label: "None" },
						{ value: "rotation", label: "Media carried away" },
						{ value: "copied", label: "Copied over a line" },
					]}
				/>
				{offsite === "rotation" || offsite === "copied" ? (
					<>
						<DurationField
							name="protection.backup.offsite.intervalDays"
							label={offsite === "rotation" ? "Carried every" : "Late by"}
							hint={offsite === "rotation" ? "Such as 7 d" : "Such as 6 h"}
						/>
						<DurationField name="protection.backup.offsite.fetchHours" label="Time to fetch it" />
						<ChoiceField name="protection.backup.offsite.siteId" label="Off-site copy lies in" options={sites} />
					</>
				) : null}
			</FieldGrid>
		</div>
	);
}
