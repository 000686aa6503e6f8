import { exportAuditEntries } from "@/data/audit";
import { requireContext } from "@/data/context";
import { Refusal, STATUS_OF_REFUSAL } from "@/data/refusal";
import { csvOf } from "@/lib/write-csv";
import { auditQuery } from "@/schemas/accounts";

const COLUMNS = [
	"sequence",
	"at",
	"userName",
	"action",
	"outcome",
	"targetKind",
	"targetId",
	"details",
	"hash",
] as const;

/** What the filter shows, as a file: `?format=csv` or `json`. */
export async function GET(
	request: Request,
	{ params }: { params: Promise<{ organization: string }> },
): Promise<Response> {
	const context = await requireContext((await params).organization);
	const query = Object.fromEntries(new URL(request.url).searchParams);
	const format = query.format === "json" ? "json" : "csv";
	try {
		const entries = await exportAuditEntries(context, auditQuery.parse(query));
		const cell = (value: unknown) =>
			typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");
		const body =
			format === "json"
				? `${JSON.stringify(entries, null, "\t")}\n`
				: csvOf([COLUMNS, ...entries.map((entry) => COLUMNS.map((column) => cell(entry[column])))]);
		return new Response(body, {
			headers: {
				"content-type": format === "json" ? "application/json; charset=utf-8" : "text/csv; charset=utf-8",
				"content-disposition": `attachment; filename="${context.organizationSlug}-audit.${format}"`,
				"cache-control": "no-store",
			},
		});
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return new Response(error.message, { status: STATUS_OF_REFUSAL[error.kind] });
	}
}
