import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { requireContext } from "@/data/context";
import { isOperator } from "@/data/operators";
import { listOrganizations } from "@/data/organizations";
import { ROLE_LABELS } from "@/lib/roles";

interface OrganizationRoute {
	params: Promise<{ organization: string }>;
}

export async function generateMetadata({ params }: OrganizationRoute): Promise<Metadata> {
	const { organizationName } = await requireContext((await params).organization);
	return { title: { default: organizationName, template: `%s · ${organizationName} · Holdfast` } };
}

export default async function OrganizationLayout({ params, children }: OrganizationRoute & { children: ReactNode }) {
	const context = await requireContext((await params).organization);
	const [organizations, operates] = await Promise.all([listOrganizations(context), isOperator(context)]);
	return (
		<Shell
			organization={{ slug: context.organizationSlug, name: context.organizationName, isSample: context.isSample }}
			organizations={organizations.map(({ slug, name, isSample }) => ({ slug, name, isSample }))}
			user={{
				name: context.userName,
				email: context.userEmail,
				roleLabel: ROLE_LABELS[context.role],
				isOperator: operates,
			}}
		>
			{children}
		</Shell>
	);
}
