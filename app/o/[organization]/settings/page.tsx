import type { Metadata } from "next";
import { browserName } from "@/components/settings/browser-name";
import { LogoForm } from "@/components/settings/logo-form";
import { OrganizationForm } from "@/components/settings/organization-form";
import { PasswordForm } from "@/components/settings/password-form";
import { RemoveSample } from "@/components/settings/remove-sample";
import { Sessions } from "@/components/settings/sessions";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { getOrganization } from "@/data/organizations";
import { listSessions } from "@/data/sessions";
import { formatInstant } from "@/lib/format";
import { listRegionChoices } from "@/lib/regions";
import { allows } from "@/lib/roles";
import { removeSample, revoke, revokeOthers, saveLogo, saveOrganization, setPassword } from "./actions";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: { params: Promise<{ organization: string }> }) {
	const slug = (await params).organization;
	const context = await requireContext(slug);
	const [organization, sessions] = await Promise.all([getOrganization(context), listSessions(context)]);
	const { name, country, currency, timeZone, businessHours, version } = organization;
	return (
		<div className="flex flex-col gap-10">
			<PageHeader title="Settings" />
			<PageSection title="Organisation">
				<OrganizationForm
					key={version}
					organization={{ name, country, currency, timeZone, businessHours, version }}
					choices={listRegionChoices()}
					readOnly={!allows(context.role, "organization.edit")}
					save={saveOrganization.bind(null, slug)}
				/>
			</PageSection>
			<PageSection title="Logo" aside="on the cover of reports">
				<LogoForm
					shown={organization.hasLogo ? `/o/${slug}/settings/logo` : null}
					name={name}
					readOnly={!allows(context.role, "organization.edit")}
					save={saveLogo.bind(null, slug)}
				/>
			</PageSection>
			{context.isSample && allows(context.role, "organization.remove") ? (
				<PageSection title="Sample organisation">
					<p className="max-w-prose text-muted-foreground">
						Everything in it goes at once. It is counted nowhere else, and opens again wherever a new organisation
						begins.
					</p>
					<RemoveSample remove={removeSample.bind(null, slug)} />
				</PageSection>
			) : null}
			<PageSection title="Where you are signed in">
				<Sessions
					sessions={sessions.map((session) => ({
						id: session.id,
						browser: browserName(session.agent),
						address: session.address,
						lastSeen: formatInstant(session.lastSeenAt, context.timeZone),
						isThisOne: session.isThisOne,
					}))}
					revoke={revoke}
					revokeOthers={revokeOthers}
				/>
			</PageSection>
			<PageSection title="Your password">
				<PasswordForm change={setPassword} />
			</PageSection>
		</div>
	);
}
