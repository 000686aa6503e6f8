import type { ShareLinkRow } from "@/data/share-links";
import { formatInstant } from "@/lib/format";
import type { ShareLine } from "./share-links";

/** Links as a list shows them, in the organisation's own time. */
export const shareLines = (links: readonly ShareLinkRow[], timeZone: string): ShareLine[] =>
	links.map(({ id, label, state, hasPhrase, createdByName, expiresAt, views, lastViewedAt }) => ({
		id,
		label,
		state,
		hasPhrase,
		by: createdByName,
		until: formatInstant(expiresAt, timeZone),
		views,
		lastViewed: lastViewedAt === null ? null : formatInstant(lastViewedAt, timeZone),
	}));
