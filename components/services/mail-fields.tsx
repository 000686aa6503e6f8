"use client";
import { useWatch } from "react-hook-form";
import { ServerPicker } from "@/components/servers/server-picker";
import { formFields } from "@/components/ui/form-fields";
import { FieldGrid } from "@/components/ui/form-section";
import type { ServiceDraft } from "@/schemas/services";
import type { MeansContext } from "./means-fields";

const { TextField, DurationField, ChoiceField, YesNoField } = formFields<ServiceDraft>();

export function MailFields({ context }: { context: MeansContext }) {
	const place = useWatch<ServiceDraft, "mail.scanner.place">({ name: "mail.scanner.place" });
	return (
		<div className="flex min-w-0 flex-col gap-4">
			<FieldGrid>
				<ChoiceField
					name="mail.scanner.place"
					label="Spam and virus scanner"
					options={[
						{ value: "none", label: "None" },
						{ value: "same-server", label: "On the mail server itself" },
						{ value: "other-server", label: "On a server of its own" },
						{ value: "redundant-pair", label: "A redundant pair" },
					]}
				/>
				{place === "" || place === "none" ? null : (
					<>
						<TextField name="mail.scanner.product" label="Scanner product" />
						<YesNoField
							name="mail.scanner.mayBypass"
							label="Mail may pass without it"
							hint="While the scanner is down"
						/>
						<YesNoField name="mail.scanner.secondFilter" label="A second filter stands in" />
						<TextField name="mail.scanner.operatingSystem" label="Scanner’s operating system" />
						<TextField
							name="mail.scanner.relayPort"
							label="Relays to port"
							inputMode="numeric"
							hint="Of the mail server, such as 1025"
						/>
						<TextField name="mail.scanner.yearlyLicence" label={`Licence a year (${context.currency})`} />
						{place === "same-server" ? null : (
							<ServerPicker<ServiceDraft>
								organization={context.organization}
								known={context.known}
								name="mail.scanner.serverIds"
								label="Scanner’s servers"
								multiple
							/>
						)}
					</>
				)}
			</FieldGrid>
			<fieldset>
				<legend className="mb-1 font-medium">How people read their mail</legend>
				<div className="grid grid-cols-3 items-start gap-3 sm:max-w-sm">
					<TextField name="mail.access.imap" label="IMAP" placeholder="%" />
					<TextField name="mail.access.pop" label="POP" placeholder="%" />
					<TextField name="mail.access.web" label="Web" placeholder="%" />
				</div>
				<p className="mt-1 text-xs text-muted-foreground">
					Shares of the users, together 100 %. All three empty: unknown.
				</p>
			</fieldset>
			<FieldGrid>
				<YesNoField
					name="mail.popLeavesCopyOnServer"
					label="POP leaves a copy on the server"
					hint="If not, what was fetched survives on the desktops only"
				/>
				<TextField name="mail.messagesPerDay" label="Messages a day" inputMode="numeric" />
				<YesNoField
					name="mail.spfCoversSecondSite"
					label="SPF names the second site"
					hint="Or receivers refuse what it sends"
				/>
				<DurationField name="mail.senderRetryDays" label="Sending servers retry for" placeholder="5 d, the usual" />
			</FieldGrid>
		</div>
	);
}
