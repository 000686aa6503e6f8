import type { Metadata } from "next";
import { ClaimChecker } from "@/components/claims/claim-checker";
import { requireContext } from "@/data/context";
import { getOrganization } from "@/data/organizations";
import { listServices } from "@/data/services";
import { allows } from "@/lib/roles";
import { storeAsHosted, storeAsWarranty } from "./actions";

export const metadata: Metadata = { title: "Claim checker" };

export default async function ClaimsPage({ params }: { params: Promise<{ organization: string }> }) {
	const context = await requireContext((await params).organization);
	const [{ businessHours }, services] = await Promise.all([getOrganization(context), listServices(context)]);
	const slug = context.organizationSlug;
	return (
		<ClaimChecker
			organization={slug}
			services={services}
			businessHours={businessHours}
			timeZone={context.timeZone}
			actions={
				allows(context.role, "services.edit")
					? { asWarranty: storeAsWarranty.bind(null, slug), asHosted: storeAsHosted.bind(null, slug) }
					: null
			}
		/>
	);
}
