import type { Metadata } from "next";
import { givableRoles } from "@/components/members/givable-roles";
import { Invitations } from "@/components/members/invitations";
import { MemberTable } from "@/components/members/member-table";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { listInvitations } from "@/data/invitations";
import { listMembers } from "@/data/members";
import { formatCount, formatInstant } from "@/lib/format";
import { allows } from "@/lib/roles";
import { invite, remove, setRole, withdraw } from "./actions";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params }: { params: Promise<{ organization: string }> }) {
	const slug = (await params).organization;
	const context = await requireContext(slug);
	const mayManage = allows(context.role, "members.manage");
	const [members, invitations] = await Promise.all([listMembers(context), mayManage ? listInvitations(context) : []]);
	const givable = givableRoles(mayManage, allows(context.role, "owners.manage"));
	return (
		<div className="flex flex-col gap-10">
			<PageHeader title={`${formatCount(members.length, "person", "people")} can see ${context.organizationName}.`}>
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
		</div>
	);
}
