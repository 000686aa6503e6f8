import type { AnswerPlace } from "@/engine";

/** Where a condition is answered; null: on this very page, or nowhere until the service is there. */
export function answerHref(organization: string, serviceId: string | null, at: AnswerPlace): string | null {
	const place = `/o/${organization}`;
	if (at.page === "server") return `${place}/servers/${at.serverId}`;
	if (at.page === "site") return `${place}/sites/${at.siteId}`;
	if (at.page === "blueprint" || serviceId === null) return null;
	const part = at.page === "service" ? "edit" : at.page;
	return `${place}/services/${serviceId}/${part}`;
}
