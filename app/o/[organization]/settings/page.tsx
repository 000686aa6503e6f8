import type { Metadata } from "next";
import Link from "next/link";
import { ArchiveOrganization } from "@/components/settings/archive-organization";
import { LogoForm } from "@/components/settings/logo-form";
import { OrganizationForm } from "@/components/settings/organization-form";
import { RemoveOrganization } from "@/components/settings/remove-organization";
import { RemoveSample } from "@/components/settings/remove-sample";
import { SecondFactorRule } from "@/components/settings/second-factor-rule";
import { TemplateForm } from "@/components/settings/template-form";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { getOrganization } from "@/data/organizations";
import { getSecondFactorRule } from "@/data/second-factor-rule";
import { listRegionChoices } from "@/lib/regions";
import { allows } from "@/lib/roles";
import {
	archive,
	removeForGood,
	removeSample,
	saveLogo,
	saveOrganization,
	setAuthenticatorRule,
	startTemplate,
} from "./actions";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: { params: Promise<{ organization: string }> }) {
	const slug = (await params).organization;
	const context = await requireContext(slug);
	const [organization, rule] = await Promise.all([getOrganization(context), getSecondFactorRule(context)]);
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
			<PageSection
				title="Security"
				aside={
					<Link href="/account" className="link">
						your own account
					</Link>
				}
			>
				<SecondFactorRule
					rule={rule}
					readOnly={!allows(context.role, "members.manage")}
					save={setAuthenticatorRule.bind(null, slug)}
				/>
				<p className="text-muted-foreground">
					{allows(context.role, "audit.view") ? (
						<Link href={`/o/${slug}/audit`} className="link">
							The audit log: who did what, and when
						</Link>
					) : null}
				</p>
			</PageSection>
			{allows(context.role, "organization.edit") ? (
				<PageSection title="Template" aside="the shape of this assessment, for the next client">
					<p className="max-w-prose text-muted-foreground">
						A new organisation of your own with the same weights, rates, durations and office hours, and of each service
						its kind, its targets and its tier. No name, site, server, answer, evidence, price or figure goes along.
					</p>
					<TemplateForm duplicate={startTemplate.bind(null, slug)} />
				</PageSection>
			) : null}
			{!context.isSample && allows(context.role, "organization.remove") ? (
				<PageSection title="Out of the way">
					<p className="max-w-prose text-muted-foreground">
						Archived, it opens for nobody and stands in no list; an owner brings it back from the portfolio with all it
						held.
					</p>
					<ArchiveOrganization archive={archive.bind(null, slug)} />
				</PageSection>
			) : null}
			{!context.isSample && allows(context.role, "organization.remove") ? (
				<PageSection title="The end">
					<RemoveOrganization name={name} remove={removeForGood.bind(null, slug)} />
				</PageSection>
			) : null}
		</div>
	);
}
