import type { Metadata } from "next";
import { FirmList } from "@/components/firms/firm-list";
import { OfferForm } from "@/components/firms/offer-form";
import { givableRoles } from "@/components/members/givable-roles";
import { Invitations } from "@/components/members/invitations";
import { MemberTable } from "@/components/members/member-table";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { listFirms } from "@/data/firm-links";
import { listInvitations } from "@/data/invitations";
import { listOffers } from "@/data/link-offers";
import { listMembers } from "@/data/members";
import { formatCount, formatInstant } from "@/lib/format";
import { allows } from "@/lib/roles";
import { askFirm, invite, remove, setFirmRole, setRole, showFirmOut, withdraw, withdrawRequest } from "./actions";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params }: { params: Promise<{ organization: string }> }) {
	const slug = (await params).organization;
	const context = await requireContext(slug);
	const mayManage = allows(context.role, "members.manage");
	const mayManageFirms = allows(context.role, "firms.manage");
	const [members, invitations, firms, requests] = await Promise.all([
		listMembers(context),
		mayManage ? listInvitations(context) : [],
		listFirms(context),
		mayManageFirms ? listOffers(context, { side: "client" }) : [],
	]);
	const people = new Set([...members, ...firms.flatMap((firm) => firm.people)].map(({ email }) => email)).size;
	const givable = givableRoles(mayManage, allows(context.role, "owners.manage"));
	return (
		<div className="flex flex-col gap-10">
			<PageHeader title={`${formatCount(people, "person", "people")} can see ${context.organizationName}.`}>
				Owners and administrators manage members; editors change facts; viewers read.
			</PageHeader>
			<MemberTable
				members={members}
				givable={givable}
				changeRole={setRole.bind(null, slug)}
				remove={remove.bind(null, slug)}
			/>
			{mayManage ? (
				<PageSection title="Invitations" aside="a link, good once and for seven days">
					<Invitations
						pending={invitations.map((row) => ({
							id: row.id,
							email: row.email,
							role: row.role,
							expires: formatInstant(row.expiresAt, context.timeZone),
						}))}
						givable={givable}
						invite={invite.bind(null, slug)}
						withdraw={withdraw.bind(null, slug)}
					/>
				</PageSection>
			) : null}
			{mayManageFirms || firms.length > 0 ? (
				<PageSection title="Consulting firms" aside="their people come in until either side ends it">
					<FirmList
						firms={firms.map((firm) => ({ ...firm, since: formatInstant(firm.since, context.timeZone) }))}
						mayManage={mayManageFirms}
						changeRole={setFirmRole.bind(null, slug)}
						end={showFirmOut.bind(null, slug)}
					/>
					{mayManageFirms ? (
						<OfferForm
							side="client"
							pending={requests.map(({ id, recipient, role, expiresAt }) => ({
								...{ id, recipient, role, expires: formatInstant(expiresAt, context.timeZone) },
							}))}
							offer={askFirm.bind(null, slug)}
							withdraw={withdrawRequest.bind(null, slug)}
						/>
					) : null}
				</PageSection>
			) : null}
		</div>
	);
}
