import {
	createColumnHelper,
	createSortedRowModel,
	rowSelectionFeature,
	rowSortingFeature,
	sortFns,
	tableFeatures,
} from "@tanstack/react-table";
import { formatDate, formatGigabytes, formatList } from "@/lib/format";
import type { TableServer } from "./server-rows";

export const serverTableFeatures = tableFeatures({
	rowSortingFeature,
	rowSelectionFeature,
	sortedRowModel: createSortedRowModel(),
	sortFns,
});

const helper = createColumnHelper<typeof serverTableFeatures, TableServer>();
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

const KIND_LABELS = { physical: "Physical", virtual: "Virtual", cloud: "Cloud" };

function Unknown() {
	return <span className="text-muted-foreground italic">unknown</span>;
}

const orUnknown = (text: string | null | undefined) => (text == null ? <Unknown /> : text);

/** Unknown sorts last in both directions: it is no smallest value. */
const known = <T,>(value: T | null): T | undefined => value ?? undefined;

export const COLUMN_WIDTHS: Record<string, string> = {
	select: "2.25rem",
	name: "12rem",
	site: "7rem",
	role: "11rem",
	kind: "5.5rem",
	operatingSystem: "11.5rem",
	data: "6rem",
	warranty: "7.5rem",
	services: "10rem",
	source: "5.5rem",
};

export function serverColumns(siteName: (id: string | null) => string | null) {
	const text = (a: string, b: string) => collator.compare(a, b);
	const byText: (
		a: { getValue: (id: string) => unknown },
		b: { getValue: (id: string) => unknown },
		id: string,
	) => number = (a, b, id) => text(String(a.getValue(id)), String(b.getValue(id)));
	const worded = { sortFn: byText, sortUndefined: "last" as const };
	return helper.columns([
		helper.accessor("name", { id: "name", header: "Server", ...worded }),
		helper.accessor((server) => known(siteName(server.siteId)), {
			id: "site",
			header: "Site",
			cell: ({ row }) => orUnknown(siteName(row.original.siteId)),
			...worded,
		}),
		helper.accessor((server) => known(server.role), {
			id: "role",
			header: "Role",
			cell: ({ row }) => orUnknown(row.original.role),
			...worded,
		}),
		helper.accessor((server) => known(server.kind), {
			id: "kind",
			header: "Kind",
			cell: ({ row }) => orUnknown(row.original.kind && KIND_LABELS[row.original.kind]),
			...worded,
		}),
		helper.accessor((server) => known(server.operatingSystem), {
			id: "operatingSystem",
			header: "Operating system",
			cell: ({ row }) => orUnknown(row.original.operatingSystem),
			...worded,
		}),
		helper.accessor((server) => known(server.dataGigabytes), {
			id: "data",
			header: "Data",
			cell: ({ row }) =>
				row.original.dataGigabytes === null ? <Unknown /> : formatGigabytes(row.original.dataGigabytes),
			sortFn: "basic",
			sortUndefined: "last",
		}),
		helper.accessor((server) => known(server.warrantyEndsOn), {
			id: "warranty",
			header: "Warranty until",
			cell: ({ row }) => (row.original.warrantyEndsOn ? formatDate(row.original.warrantyEndsOn) : <Unknown />),
			...worded,
		}),
		helper.accessor((server) => server.services.length, {
			id: "services",
			header: "Carries",
			cell: ({ row }) =>
				row.original.services.length === 0 ? (
					<span className="text-muted-foreground">no service</span>
				) : (
					formatList(row.original.services, 2)
				),
			sortFn: "basic",
		}),
		helper.accessor((server) => known(server.source), {
			id: "source",
			header: "Origin",
			cell: ({ row }) => <span className="text-muted-foreground">{row.original.source ?? "by hand"}</span>,
			...worded,
		}),
	]);
}
