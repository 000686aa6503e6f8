import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccessForm } from "@/components/mail/access-form";
import { ServiceHeader } from "@/components/services/service-header";
import { getService } from "@/data/services";
import type { MailFacts } from "@/engine";
import { formatCount, formatShare } from "@/lib/format";
import { allows } from "@/lib/roles";
import { accessDraft } from "@/schemas/design";
import { saveAccess } from "../design-actions";
import { requireService } from "../require-service";

interface AccessRoute {
	params: Promise<{ organization: string; serviceId: string }>;
}

export async function generateMetadata({ params }: AccessRoute): Promise<Metadata> {
	const { organization, serviceId } = await params;
	return { title: `${(await requireService(organization, serviceId)).service.name}: access` };
}

export default async function AccessPage({ params }: AccessRoute) {
	const { organization, serviceId } = await params;
	const { context, service, serviceFacts } = await requireService(organization, serviceId);
	if (serviceFacts.kind !== "mail") notFound();
	const { version } = await getService(context, serviceId);
	const mayEdit = allows(context.role, "services.edit");
	return (
		<div className="flex flex-col gap-8">
			<ServiceHeader
				organization={organization}
				service={service}
				view="access"
				title={accessSentence(service.name, serviceFacts.mail)}
				mayEdit={mayEdit}
			>
				POP, IMAP or the web for each group of users, with the reason.
			</ServiceHeader>
			<AccessForm
				key={version}
				organization={organization}
				service={{ id: serviceId, name: service.name, version }}
				draft={accessDraft(serviceFacts)}
				readOnly={!mayEdit}
				save={saveAccess}
			/>
		</div>
	);
}

function accessSentence(name: string, mail: MailFacts | null): string {
	const groups = mail?.accessGroups.length ?? 0;
	const access = mail?.access ?? null;
	if (access === null) return `How people read ${name} is not known`;
	const shares = `${formatShare(access.imap)} by IMAP, ${formatShare(access.web)} on the web, ${formatShare(access.pop)} by POP`;
	return groups === 0 ? `${name} is read ${shares}` : `${formatCount(groups, "group")} read ${name}: ${shares}`;
}
