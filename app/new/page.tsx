import type { Metadata } from "next";
import Link from "next/link";
import { NewOrganizationForm } from "@/components/organizations/new-organization-form";
import { OpenSample } from "@/components/organizations/open-sample";
import { PageSection } from "@/components/ui/page-header";
import { requireSession } from "@/data/context";
import { listRegionChoices } from "@/lib/regions";
import { create, openSample } from "./actions";

export const metadata: Metadata = { title: "New organisation" };

export default async function NewOrganizationPage() {
	await requireSession();
	return (
		<main className="mx-auto flex min-h-dvh w-full max-w-md flex-col gap-6 px-4 py-10 sm:py-16">
			<Link href="/" className="link self-start">
				Back
			</Link>
			<h1 className="text-2xl tracking-tight">A new organisation</h1>
			<NewOrganizationForm choices={listRegionChoices()} create={create} />
			<PageSection title="Or look at a sample">
				<p className="text-muted-foreground">Marked as a sample, counted nowhere, gone with one click.</p>
				<OpenSample createSample={openSample} />
			</PageSection>
		</main>
	);
}
