"use client";
import { useWatch } from "react-hook-form";
import { ArchiveButton } from "@/components/ui/archive-button";
import { DraftForm } from "@/components/ui/draft-form";
import { formFields } from "@/components/ui/form-fields";
import { FieldGrid, FormSection } from "@/components/ui/form-section";
import { schemaResolver } from "@/components/ui/schema-resolver";
import { type SaveOutcome, useDraftForm } from "@/components/ui/use-draft-form";
import type { ServerChoice, ServerDraft } from "@/schemas/servers";
import type { ServerActions } from "./grid/use-server-edits";
import { ServerBeside, type ServerContextFacts } from "./server-beside";
import { ServerPicker } from "./server-picker";

const { TextField, DurationField, DateField, ChoiceField, YesNoField } = formFields<ServerDraft>();

const resolver = schemaResolver<ServerDraft>(() => import("@/schemas/servers").then(({ ServerForm }) => ServerForm));

interface ServerFormProps {
	organization: string;
	server: { id: string; name: string; version: number } | null;
	draft: ServerDraft;
	sites: { id: string; name: string }[];
	/** The servers this one already points at. */
	known: ServerChoice[];
	beside: ServerContextFacts | null;
	readOnly: boolean;
	save: (
		organization: string,
		input: { id: string | null; version: number | null; server: ServerDraft },
	) => Promise<SaveOutcome<ServerDraft>>;
	actions: ServerActions;
}

export function ServerForm(props: ServerFormProps) {
	const { organization, server, draft, sites, known, beside, readOnly, save, actions } = props;
	const place = `/o/${organization}/servers`;
	const { form, problem, conflict, takeTheirs, submit } = useDraftForm<ServerDraft>({
		resolver,
		under: "server",
		draft,
		version: server?.version ?? null,
		save: (typed, version) => save(organization, { id: server?.id ?? null, version, server: typed }),
		next: () => place,
		savedMessage: (typed) => `${typed.name} is saved`,
	});
	const kind = useWatch({ control: form.control, name: "kind" });
	const underContract = useWatch({ control: form.control, name: "warranty.known" });
	const siteOptions = sites.map((site) => ({ value: site.id, label: site.name }));
	const picker = { organization, known, except: server?.id };
	return (
		<DraftForm
			form={form}
			submit={submit}
			problem={problem}
			conflict={conflict}
			onTakeTheirs={takeTheirs}
			saveLabel={server ? "Save server" : "Add server"}
			cancelHref={place}
			readOnly={readOnly}
			beside={beside ? <ServerBeside organization={organization} facts={beside} /> : undefined}
			extra={
				server && !readOnly ? (
					<ArchiveButton
						name={server.name}
						listHref={place}
						archive={() => actions.archive(organization, { ids: [server.id] })}
						undo={() => actions.restore(organization, { ids: [server.id] })}
					/>
				) : null
			}
		>
			<FormSection
				title="Server"
				description="What is unknown stays unknown: it widens the range, it is never read as zero."
			>
				<FieldGrid>
					<TextField name="name" label="Name" required />
					<TextField name="role" label="Role" hint="Mailbox store, hypervisor, NAS…" />
					<ChoiceField
						name="kind"
						label="Kind"
						options={[
							{ value: "physical", label: "Physical" },
							{ value: "virtual", label: "Virtual" },
							{ value: "cloud", label: "Cloud" },
						]}
					/>
					<ChoiceField name="siteId" label="Site" options={siteOptions} />
				</FieldGrid>
				<label className="flex items-center gap-2">
					<input type="checkbox" className="size-4 accent-accent" {...form.register("planned")} />
					<span>Planned: it stands in a design and carries nothing yet</span>
				</label>
			</FormSection>
			<FormSection title="Data" description="How much must come back. It decides most of a restore.">
				<FieldGrid>
					<TextField name="dataGigabytes" label="Data" hint="826, 1.2 TB or 500 MB" />
					<TextField name="dataGrowthPerYear" label="Growth a year" hint="Per cent" />
					<ServerPicker<ServerDraft>
						name="storageServerId"
						label="Stored on"
						hint="NAS or SAN that holds its data"
						{...picker}
					/>
				</FieldGrid>
			</FormSection>
			<FormSection title="Hardware" description="How soon a broken machine can be replaced.">
				<FieldGrid>
					{kind === "physical" || kind === "" ? null : (
						<ServerPicker<ServerDraft>
							name="hostServerId"
							label="Runs on"
							hint="Hypervisor that carries it"
							{...picker}
						/>
					)}
					<TextField name="cpuCores" label="Processor cores" inputMode="numeric" />
					<TextField name="memoryGigabytes" label="Memory" hint="GB" />
					<DateField name="purchasedOn" label="Bought on" />
					<YesNoField name="spareOnSite" label="Compatible spare on site" />
					<DurationField
						name="hardwareLeadHours"
						label="Lead time of a replacement"
						hint="When no contract covers it, such as 5 d"
					/>
				</FieldGrid>
				<div className="flex flex-col gap-3 border-l-2 pl-4">
					<label className="flex items-center gap-2">
						<input type="checkbox" className="size-4 accent-accent" {...form.register("warranty.known")} />
						<span className="font-medium">The warranty or support contract is known</span>
					</label>
					{underContract ? (
						<FieldGrid>
							<DurationField name="warranty.responseHours" label="Response" hint="Until they answer" />
							<DurationField
								name="warranty.resolutionHours"
								label="Repair"
								hint="Only if the contract promises one: a response is not a repair"
							/>
							<ChoiceField
								name="warranty.coverage"
								label="Holds"
								unknown={null}
								options={[
									{ value: "business", label: "Business hours" },
									{ value: "always", label: "Day and night" },
								]}
							/>
							<DateField name="warranty.endsOn" label="Ends on" />
						</FieldGrid>
					) : null}
				</div>
			</FormSection>
			<FormSection title="System" description="What must be installed before data can come back.">
				<FieldGrid>
					<TextField name="operatingSystem" label="Operating system" />
					<DateField name="operatingSystemSupportEndsOn" label="Its support ends on" />
					<TextField
						name="softwareVersion"
						label="Version of the server software"
						hint="Such as 9.4.2; a standby needs the same"
					/>
				</FieldGrid>
			</FormSection>
			<FormSection title="Shared parts" description="Machines with the same room, feed or switch fall together.">
				<FieldGrid>
					<TextField name="room" label="Room" />
					<TextField name="powerFeed" label="Power feed" hint="UPS or circuit" />
					<TextField name="networkSwitch" label="Network switch" />
					<TextField name="vendor" label="Vendor" />
				</FieldGrid>
			</FormSection>
			<FormSection title="Identity" description="By what an import knows it again. An address alone never decides.">
				<FieldGrid>
					<TextField name="identity.biosUuid" label="BIOS UUID" />
					<TextField name="identity.serialNumber" label="Serial number" />
					<TextField name="identity.fqdn" label="Full host name" />
					<TextField name="identity.addresses" label="Addresses" hint="Separated by commas" placeholder="none known" />
				</FieldGrid>
			</FormSection>
		</DraftForm>
	);
}
