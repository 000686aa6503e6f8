import { requireContext } from "@/data/context";
import { EXPORT_FORMATS, exportInventory } from "@/data/inventory-export";

/** Downloads of the inventory: `?format=csv`, `xlsx`, `json` or `template`; `&anonymous=yes` hides every name. */
export async function GET(
	request: Request,
	{ params }: { params: Promise<{ organization: string }> },
): Promise<Response> {
	const context = await requireContext((await params).organization);
	const query = new URL(request.url).searchParams;
	const format = EXPORT_FORMATS.find((one) => one === (query.get("format") ?? "csv"));
	if (!format) return new Response(`Choose a format: ${EXPORT_FORMATS.join(", ")}.`, { status: 400 });
	const { fileName, mediaType, bytes } = await exportInventory(context, format, {
		anonymous: query.get("anonymous") === "yes",
	});
	return new Response(bytes as Uint8Array<ArrayBuffer>, {
		headers: {
			"content-type": mediaType,
			"content-disposition": `attachment; filename="${fileName.replace(/[^\w.-]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
			"cache-control": "no-store",
		},
	});
}
