import { REPORT_SECTIONS } from "@/lib/report-options";
import type { ReportDraft } from "./reports";

/** The draft as the query of an address, for a preview that saves nothing. */
export function reportDraftFrom(query: URLSearchParams): unknown {
	const text = (name: string) => query.get(name) ?? "";
	return {
		language: query.get("language") ?? "en",
		paper: query.get("paper") ?? "a4",
		audience: query.get("audience") ?? "board",
		sections: query.has("sections") ? query.getAll("sections") : [...REPORT_SECTIONS],
		firm: text("firm"),
		client: text("client"),
		colour: text("colour"),
		footer: text("footer"),
		confidentiality: text("confidentiality"),
		showLogo: query.get("showLogo") !== "no",
		showFirmLogo: query.get("showFirmLogo") !== "no",
	};
}

export function reportQueryOf({ sections, showLogo, showFirmLogo, ...rest }: ReportDraft): string {
	const said = (yes: boolean) => (yes ? "yes" : "no");
	const query = new URLSearchParams({ ...rest, showLogo: said(showLogo), showFirmLogo: said(showFirmLogo) });
	for (const section of sections) query.append("sections", section);
	return query.toString();
}
