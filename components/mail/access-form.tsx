"use client";
import { Plus, Trash2 } from "lucide-react";
import { useFieldArray, useWatch } from "react-hook-form";
import { PartForm, type PartOf, usePartForm } from "@/components/design/part-form";
import { DESIGN_STATES, useDesign } from "@/components/design/use-design";
import { Button } from "@/components/ui/button";
import { formFields } from "@/components/ui/form-fields";
import { FormSection } from "@/components/ui/form-section";
import { schemaResolver } from "@/components/ui/schema-resolver";
import type { AccessAdvice } from "@/engine";
import type { AccessDraft } from "@/schemas/design";
import { ACCESS_LABELS, AccessResult } from "./access-result";

const { TextField, ChoiceField, YesNoField } = formFields<AccessDraft>();
const resolver = schemaResolver<AccessDraft>(() => import("@/schemas/design").then(({ AccessForm }) => AccessForm));

export function AccessForm(props: PartOf<"access", AccessDraft>) {
	const { organization, service } = props;
	const { form, frame } = usePartForm("access", props, { resolver, called: "access policy" });
	const { fields, append, remove } = useFieldArray({ control: form.control, name: "groups", keyName: "key" });
	const access = useWatch({ control: form.control }) as AccessDraft;
	const { state, answer } = useDesign(organization, "access", { serviceId: service.id, access });
	const advice = new Map(answer?.advice.map((one) => [one.groupId, one.advice]));
	const add = () => {
		const taken = new Set(access.groups.map((group) => group.id));
		let next = access.groups.length + 1;
		while (taken.has(`group-${next}`)) next++;
		append({ ...NEW_GROUP, id: `group-${next}`, name: access.groups.length === 0 ? "Everyone" : "" });
	};
	return (
		<PartForm frame={frame} saveLabel="Adopt as the policy">
			<FormSection
				title="Groups"
				description="One for everyone, or one for each kind of user. What is unknown speaks for nothing."
			>
				{fields.length === 0 ? (
					<p className="text-muted-foreground">No group yet: the shares in the service’s facts hold for everyone.</p>
				) : null}
				{fields.map((field, index) => (
					<fieldset key={field.key} className="flex min-w-0 flex-col gap-3 rounded-md border p-3">
						<legend className="px-1 text-xs text-muted-foreground">{access.groups[index]?.name || "New group"}</legend>
						<div className="grid min-w-0 items-start gap-3 sm:grid-cols-3">
							<TextField name={`groups.${index}.name`} label="Group" required />
							<TextField name={`groups.${index}.users`} label="Users" inputMode="numeric" />
							<TextField name={`groups.${index}.megabitsPerSecond`} label="Line at a desk" hint="10 Mbit/s" />
							<ChoiceField
								name={`groups.${index}.device`}
								label="Read on"
								options={[
									{ value: "own-desktop", label: "A desktop of their own" },
									{ value: "shared-desktop", label: "A shared desktop" },
									{ value: "laptop", label: "A laptop" },
									{ value: "phone", label: "A phone" },
								]}
							/>
							<TextField name={`groups.${index}.mailboxGigabytes`} label="Size of a mailbox" hint="3 GB" />
							<ChoiceField
								name={`groups.${index}.protocol`}
								label="Policy"
								unknown="as advised"
								options={[
									{ value: "imap", label: "IMAP" },
									{ value: "web", label: "Web" },
									{ value: "pop", label: "POP" },
								]}
							/>
							<YesNoField name={`groups.${index}.mustArchive`} label="Mail has to be kept" />
							<YesNoField name={`groups.${index}.mobile`} label="Read from several places" />
							<Button
								variant="quiet"
								className="self-end justify-self-start"
								aria-label={`Remove the group ${access.groups[index]?.name ?? ""}`}
								onClick={() => remove(index)}
							>
								<Trash2 aria-hidden />
								Remove
							</Button>
						</div>
						<Advice advice={advice.get(access.groups[index]?.id ?? "")} chosen={access.groups[index]?.protocol ?? ""} />
					</fieldset>
				))}
				<Button className="self-start" onClick={add}>
					<Plus aria-hidden />
					Add a group of users
				</Button>
				<YesNoField
					name="popLeavesCopyOnServer"
					label="POP leaves a copy on the server"
					hint="If not, what was fetched survives on the desktops only"
				/>
			</FormSection>
			<p role="status" className="text-xs text-muted-foreground">
				{DESIGN_STATES[state]}
			</p>
			{answer ? <AccessResult effects={answer.effects} /> : null}
		</PartForm>
	);
}

const NEW_GROUP = {
	users: "",
	megabitsPerSecond: "",
	device: "",
	mailboxGigabytes: "",
	mustArchive: "",
	mobile: "",
	protocol: "",
} as const;

function Advice({ advice, chosen }: { advice: AccessAdvice | undefined; chosen: string }) {
	if (!advice) return null;
	const differs = chosen !== "" && chosen !== advice.protocol;
	return (
		<div className="border-l-2 pl-3">
			<p>
				Advised: <b>{ACCESS_LABELS[advice.protocol]}</b>
				{differs ? <span className="text-partial-text">; the policy says otherwise</span> : null}
			</p>
			{advice.rules.map(({ id, text }) => (
				<p key={id} className="text-muted-foreground">
					{text}
				</p>
			))}
			{advice.open.length > 0 ? (
				<p className="text-xs text-muted-foreground">Not known, and might change it: {advice.open.join(", ")}.</p>
			) : null}
		</div>
	);
}
