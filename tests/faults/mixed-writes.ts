// A ledger kept outside the product: what was written, what was acknowledged, and what must therefore be there.
import type { Saved } from "@/data/save-or-conflict";
import { siteDraft, UNKNOWN_SITE } from "@/schemas/sites";
import type { HttpPerson } from "../support/http-person";

const SAVE_SITE = ["app/o/[organization]/sites/actions.ts", "saveSite"] as const;

export interface Ledger {
	/** Names whose creation was acknowledged. */
	created: Map<string, { id: string; version: number }>;
	/** Names sent whose fate is unknown: there once, or not at all. */
	unsure: Set<string>;
	/** Acknowledged renames, by id: the last of them must stand. */
	renamed: Map<string, string>;
	/** Renames sent and never answered: the old or the new name may stand. */
	unsureRenames: Map<string, string>;
	attempts: number;
	turnedAway: number;
}

export const newLedger = (): Ledger => ({
	created: new Map(),
	unsure: new Set(),
	renamed: new Map(),
	unsureRenames: new Map(),
	attempts: 0,
	turnedAway: 0,
});

type Outcome = Saved<unknown>;

/** Writes until told to stop: two creations, then a rename of one that was acknowledged, over and over. */
export async function writeUntil(
	stop: () => boolean,
	{ person, slug, ledger, mark }: { person: HttpPerson; slug: string; ledger: Ledger; mark: string },
): Promise<void> {
	for (let n = 0; !stop(); n += 1) {
		ledger.attempts += 1;
		const target = n % 3 === 2 ? renameable(ledger, mark) : undefined;
		if (target) await rename(target);
		else await create(`${mark}-${n}`);
	}

	async function create(name: string): Promise<void> {
		const site = { ...siteDraft(UNKNOWN_SITE), name };
		const outcome = await person.act<Outcome>(
			`/o/${slug}/sites/new`,
			SAVE_SITE,
			[slug, { id: null, version: null, site }],
			15_000,
		);
		if (outcome.kind === "ok" && "saved" in outcome.value)
			ledger.created.set(name, { id: outcome.value.saved, version: 1 });
		else if (outcome.kind === "failed" && outcome.status === 503) await turnedAway();
		else {
			ledger.unsure.add(name);
			await pause(100);
		}
	}

	async function rename({ name, id, version }: { name: string; id: string; version: number }): Promise<void> {
		const next = `${name} again ${version}`;
		const site = { ...siteDraft(UNKNOWN_SITE), name: next };
		const outcome = await person.act<Outcome>(`/o/${slug}/sites/new`, SAVE_SITE, [slug, { id, version, site }], 15_000);
		if (outcome.kind === "ok" && "saved" in outcome.value) {
			ledger.created.set(name, { id, version: version + 1 });
			ledger.renamed.set(id, next);
		} else if (outcome.kind === "failed" && outcome.status === 503) await turnedAway();
		else {
			ledger.unsureRenames.set(id, next);
			await pause(100);
		}
	}

	async function turnedAway(): Promise<void> {
		ledger.turnedAway += 1;
		await pause(100);
	}
}

/** One of this writer's own whose version is surely known. */
function renameable(
	{ created, unsureRenames }: Ledger,
	mark: string,
): { name: string; id: string; version: number } | undefined {
	for (const [name, { id, version }] of [...created].reverse().slice(0, 20))
		if (name.startsWith(`${mark}-`) && !unsureRenames.has(id)) return { name, id, version };
	return undefined;
}

export interface Verdict {
	lost: string[];
	doubled: string[];
	strangers: string[];
}

/** Holds what is stored against the ledger. */
export function judge(ledger: Ledger, stored: { id: string; name: string }[]): Verdict {
	const byId = new Map(stored.map((site) => [site.id, site.name]));
	const lost: string[] = [];
	for (const [name, { id }] of ledger.created) {
		const allowed = [ledger.renamed.get(id) ?? name, ledger.unsureRenames.get(id)];
		if (!allowed.includes(byId.get(id))) lost.push(`${name}: ${byId.get(id) ?? "gone"}`);
	}
	const counts = new Map<string, number>();
	for (const { name } of stored) counts.set(name, (counts.get(name) ?? 0) + 1);
	const doubled = [...counts].flatMap(([name, times]) => (times > 1 ? [`${name} × ${times}`] : []));
	const known = new Set([...ledger.created.values()].map(({ id }) => id));
	const strangers = stored.flatMap(({ id, name }) => (known.has(id) || ledger.unsure.has(name) ? [] : [name]));
	return { lost, doubled, strangers };
}

const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis));
