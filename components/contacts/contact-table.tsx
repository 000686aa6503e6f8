import Link from "next/link";
import {
	ColumnHeader,
	RowHeader,
	Table,
	TableBody,
	TableCell,
	TableFrame,
	TableHead,
	TableRow,
} from "@/components/ui/table";
import type { ContactRow } from "@/data/contacts";
import { UNKNOWN } from "@/lib/format";
import { CONTACT_ROLE_LABELS } from "@/lib/kinds";

interface ContactTableProps {
	place: string;
	contacts: readonly ContactRow[];
	siteNames: ReadonlyMap<string, string>;
}

export function ContactTable({ place, contacts, siteNames }: ContactTableProps) {
	return (
		<TableFrame label="People to call">
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>Name</ColumnHeader>
						<ColumnHeader>Role</ColumnHeader>
						<ColumnHeader>Called for</ColumnHeader>
						<ColumnHeader>Phone</ColumnHeader>
						<ColumnHeader>E-mail</ColumnHeader>
						<ColumnHeader>Site</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{contacts.map(({ id, name, role, duty, phone, email, siteId }) => (
						<TableRow key={id}>
							<RowHeader>
								<Link className="link" href={`${place}/${id}`}>
									{name}
								</Link>
							</RowHeader>
							<TableCell className="whitespace-nowrap">{CONTACT_ROLE_LABELS[role]}</TableCell>
							<TableCell>{duty ?? "–"}</TableCell>
							<TableCell className="whitespace-nowrap">{phone ?? UNKNOWN}</TableCell>
							<TableCell>{email ?? UNKNOWN}</TableCell>
							<TableCell className="whitespace-nowrap">
								{siteId === null ? "every site" : (siteNames.get(siteId) ?? "a site no longer here")}
							</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
