import type { Metadata } from "next";
import Link from "next/link";
import { AdvisesButton } from "@/components/firms/advises-button";
import { ClientList } from "@/components/firms/client-list";
import { OfferForm } from "@/components/firms/offer-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { isFirm, listClients } from "@/data/firm-links";
import { listOffers } from "@/data/link-offers";
import { formatCount, formatInstant } from "@/lib/format";
import { allows } from "@/lib/roles";
import { leaveClient, offer, setFirm, withdraw } from "./actions";

export const metadata: Metadata = { title: "Clients" };

export default async function ClientsPage({ params }: { params: Promise<{ organization: string }> }) {
	const slug = (await params).organization;
	const context = await requireContext(slug);
	const mayManage = allows(context.role, "clients.manage");
	const advises = await isFirm(context);
	const name = context.organizationName;
	if (!advises)
		return (
			<div className="flex flex-col gap-10">
				<PageHeader title={`${name} advises nobody.`} />
				<EmptyState
					title="A consulting firm opens its clients' organisations"
					actions={mayManage ? <AdvisesButton advises={false} set={setFirm.bind(null, slug)} /> : null}
				>
					Its people come in as editors or viewers, each client by a link that its owner accepts and either side ends.
					{mayManage ? null : " An owner or administrator can make this organisation one."}
				</EmptyState>
			</div>
		);
	if (context.presentingId)
		return (
			<EmptyState title="Presenter mode is on, so clients stay hidden">
				Leave presenter mode when nobody looks on; the list is then here again.
			</EmptyState>
		);
	const [clients, offers] = await Promise.all([
		listClients(context),
		mayManage ? listOffers(context, { side: "firm" }) : [],
	]);
	return (
		<div className="flex flex-col gap-10">
			<PageHeader title={`${name} advises ${formatCount(clients.length, "client")}.`}>
				Every{" "}
				<Link href={`/o/${slug}/members`} className="link">
					member of the firm
				</Link>{" "}
				can open them; who only reads in the firm only reads there. Each visit stands in the client's own log.
			</PageHeader>
			{clients.length > 0 ? (
				<ClientList
					clients={clients.map((client) => ({ ...client, since: formatInstant(client.since, context.timeZone) }))}
					mayManage={mayManage}
					end={leaveClient.bind(null, slug)}
				/>
			) : (
				<EmptyState title="No client has let the firm in yet">
					Make an offer and send its link to the client's owner. Nothing is opened before they accept.
				</EmptyState>
			)}
			{mayManage ? (
				<PageSection title="Offers" aside="a link, good once and for two weeks">
					<OfferForm
						side="firm"
						pending={offers.map(({ id, recipient, role, expiresAt }) => ({
							...{ id, recipient, role, expires: formatInstant(expiresAt, context.timeZone) },
						}))}
						offer={offer.bind(null, slug)}
						withdraw={withdraw.bind(null, slug)}
					/>
				</PageSection>
			) : null}
			{mayManage && clients.length === 0 ? <AdvisesButton advises set={setFirm.bind(null, slug)} /> : null}
		</div>
	);
}
