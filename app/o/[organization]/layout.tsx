import type { Metadata } from "next";
import { after } from "next/server";
import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { requireContext, requireSession } from "@/data/context";
import { noteOpened } from "@/data/kept-seats";
import { listOrganizations } from "@/data/organizations";
import { ROLE_LABELS } from "@/lib/roles";
import { present } from "./presenting";

interface OrganizationRoute {
	params: Promise<{ organization: string }>;
}

export async function generateMetadata({ params }: OrganizationRoute): Promise<Metadata> {
	const { organizationName } = await requireContext((await params).organization);
	return { title: { default: organizationName, template: `%s · ${organizationName} · Holdfast` } };
}

export default async function OrganizationLayout({ params, children }: OrganizationRoute & { children: ReactNode }) {
	const context = await requireContext((await params).organization);
	const user = await requireSession();
	const organizations = await listOrganizations(user);
	const here = organizations.find(({ id }) => id === context.organizationId);
	after(() => noteOpened(context, here?.openedAt ?? null));
	return (
		<Shell
			organization={{ slug: context.organizationSlug, name: context.organizationName, isSample: context.isSample }}
			organizations={organizations.map(({ slug, name, isSample, isFavourite, openedAt }) => ({
				...{ slug, name, isSample, isFavourite },
				openedAt: openedAt?.toISOString() ?? null,
			}))}
			presenting={{ isOn: Boolean(context.presentingId), set: present }}
			user={{
				name: context.userName,
				email: context.userEmail,
				roleLabel: ROLE_LABELS[context.role],
				isOperator: user.isOperator === true,
			}}
		>
			{children}
		</Shell>
	);
}
