import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ScannerCatalogue } from "@/components/mail/scanner-catalogue";
import { ScannerForm } from "@/components/mail/scanner-form";
import { scannerSentence } from "@/components/mail/scanner-sentence";
import { ServiceHeader } from "@/components/services/service-header";
import { PageSection } from "@/components/ui/page-header";
import { listNamedServers } from "@/data/server-table";
import { getService } from "@/data/services";
import { scannerList } from "@/engine";
import { allows } from "@/lib/roles";
import { productDraft, scannerDraftOf } from "@/schemas/design";
import { saveScanner, saveScannerCatalogue } from "../design-actions";
import { requireService } from "../require-service";

interface ScannerRoute {
	params: Promise<{ organization: string; serviceId: string }>;
}

export async function generateMetadata({ params }: ScannerRoute): Promise<Metadata> {
	const { organization, serviceId } = await params;
	return { title: `${(await requireService(organization, serviceId)).service.name}: scanner` };
}

export default async function ScannerPage({ params }: ScannerRoute) {
	const { organization, serviceId } = await params;
	const { context, service, facts, serviceFacts } = await requireService(organization, serviceId);
	if (serviceFacts.kind !== "mail") notFound();
	const { version } = await getService(context, serviceId);
	const mayEdit = allows(context.role, "services.edit");
	const scanner = serviceFacts.mail?.scanner ?? null;
	const servers = scanner?.serverIds ?? [];
	const products = scannerList(facts.organization);
	const own = { products: facts.organization.overrides.scanners.map(productDraft) };
	return (
		<div className="flex flex-col gap-8">
			<ServiceHeader
				organization={organization}
				service={service}
				view="scanner"
				title={scannerSentence(service.name, scanner)}
				mayEdit={mayEdit}
			/>
			<ScannerForm
				key={version}
				organization={organization}
				currency={context.currency}
				service={{ id: serviceId, name: service.name, version }}
				known={servers.length > 0 ? await listNamedServers(context, servers) : []}
				products={products}
				draft={scannerDraftOf(serviceFacts)}
				readOnly={!mayEdit}
				save={saveScanner}
			/>
			<PageSection
				title="Scanners known to fit"
				aside="any that listens on the SMTP port and relays to another SMTP port does"
			>
				<ScannerCatalogue
					key={JSON.stringify(own)}
					organization={organization}
					currency={context.currency}
					products={products}
					own={own}
					mayEdit={allows(context.role, "organization.edit")}
					save={saveScannerCatalogue}
				/>
			</PageSection>
		</div>
	);
}
