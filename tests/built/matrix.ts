import { randomUUID } from "node:crypto";
import { vi } from "vitest";
import type { z } from "zod";
import { allows, type Permission } from "@/lib/roles";
import { type Endpoint, listEndpoints, root } from "./endpoints";
import registry from "./registry.json";
import { sampleInput } from "./sample-input";
import type { Actor, Populated, World } from "./world";

/** What an endpoint asks of whoever calls it: an entry of `registry.json`. */
export interface Entry {
	/** member: of the organisation in its path. person: signed in. public: nobody in particular. */
	access: "member" | "person" | "operator" | "public" | "share";
	permission?: Permission;
	/** Reads nothing that names the organisation: a file, a number, a redirect. */
	unmarked?: true;
	/** An action that hands its own arguments on to another one: it has no schema of its own. */
	wraps?: true;
	/** Changes what everybody sees afterwards (an archived organisation, a hidden one): tried by those who may not, only. */
	onlyOthers?: true;
	/** A firm's people, who may open the organisation, are refused: they are no members of it. */
	membersOnly?: true;
}

export const entries = registry as Record<string, Entry>;

export const ID_KINDS = [
	"own",
	"foreign",
	"nonexistent",
	"malformed",
	"operator",
	"empty",
	"list",
	"other child",
] as const;
export type IdKind = (typeof ID_KINDS)[number];

export interface Case {
	endpoint: Endpoint;
	actor: Actor;
	kind: IdKind;
}

export interface Outcome extends Case {
	status: number;
	/** What went wrong, in words; null: nothing. */
	complaint: string | null;
	verdict: string;
}

const NOUNS: [pattern: RegExp, noun: string][] = [
	[/membership|members/i, "membership"],
	[/invitation/i, "invitation"],
	[/link/i, "link"],
	[/offer/i, "offer"],
	[/service/i, "service"],
	[/site/i, "site"],
	[/server|host|storage/i, "server"],
];
const nounOf = (text: string): string => NOUNS.find(([pattern]) => pattern.test(text))?.[1] ?? "server";

function idOfKind(kind: IdKind, noun: string, own: Populated, other: Populated): unknown {
	switch (kind) {
		case "own":
			return own.ids[noun];
		case "foreign":
			return other.ids[noun];
		case "nonexistent":
			return randomUUID();
		case "malformed":
			return "' OR true --";
		case "operator":
			return { not: "" };
		case "empty":
			return "";
		case "list":
			return [own.ids[noun], other.ids[noun]];
		case "other child":
			return other.ids[noun === "site" ? "server" : "site"];
	}
}

const schemas = new Map<string, z.ZodType>();

/** Each action's own schema, by the names the build gives them; the wrapper is stood in for, nothing is called. */
export async function loadSchemas(): Promise<void> {
	const wrap = (schema: z.ZodType) => ({ schema });
	vi.doMock("@/data/action", () => ({ action: wrap, personAction: wrap, publicAction: wrap }));
	const files = new Set(listEndpoints().flatMap(({ kind, file }) => (kind === "action" ? [file] : [])));
	for (const file of files) {
		const exported: Record<string, unknown> = await import(/* @vite-ignore */ `${root}/${file}`);
		for (const [name, value] of Object.entries(exported))
			if (typeof value === "object" && value !== null && "schema" in value)
				schemas.set(`action ${file}#${name}`, value.schema as z.ZodType);
	}
}

export const hasSchema = (endpoint: Endpoint): boolean => schemas.has(endpoint.name);

const asText = (id: unknown): string => encodeURIComponent(typeof id === "string" ? id : JSON.stringify(id));

/** Whose organisation the path names: the first, but for somebody of the second, who tries its ids at home. */
function placesOf({ actor, kind }: Case, { first, second }: World): [own: Populated, other: Populated] {
	return actor.home === "second" && kind !== "own" ? [second, first] : [first, second];
}

function addressOf(one: Case, world: World): string {
	const [own, other] = placesOf(one, world);
	const address = one.endpoint.path.replace(/\[(\.{3})?(\w+)\]/g, (_whole, _rest, name: string) => {
		if (name === "organization") return own.context.organizationSlug;
		if (name === "token") return "x".repeat(43);
		return asText(idOfKind(one.kind, nounOf(name), own, other)) || "-";
	});
	return `${world.address}${address}`;
}

function requestOf(one: Case, world: World): [address: string, init: RequestInit] {
	const headers: Record<string, string> = { "sec-fetch-site": "same-origin" };
	if (one.actor.cookie) headers.cookie = one.actor.cookie;
	const { endpoint } = one;
	if (endpoint.kind !== "action") return [addressOf(one, world), { headers, redirect: "manual" }];
	const [own, other] = placesOf(one, world);
	const schema = schemas.get(endpoint.name);
	const noun = (field: string) => nounOf(`${field} ${endpoint.file}`);
	const input = schema
		? sampleInput(schema, {
				idOf: (field) => idOfKind(one.kind, noun(field), own, other),
				// What somebody calls an organisation of their own must not pass for a leak of another's.
				text: entries[endpoint.name]?.access === "person" ? "QZQZ-NOBODY text" : `${own.mark} text`,
				token: "x".repeat(43),
			})
		: {};
	const args = entries[endpoint.name]?.access === "member" ? [own.context.organizationSlug, input] : [input];
	return [
		addressOf(one, world),
		{
			method: "POST",
			headers: {
				...headers,
				origin: world.address,
				"next-action": endpoint.id,
				"content-type": "text/plain;charset=UTF-8",
			},
			body: JSON.stringify(args),
			redirect: "manual",
		},
	];
}

/** What the table of roles says: may this actor do this, in the organisation the path names? */
export function isAllowed(one: Case): boolean {
	const entry = entries[one.endpoint.name];
	if (!entry) return false;
	if (entry.access === "public" || entry.access === "share") return true;
	if (entry.access === "person") return one.actor.isPerson;
	if (entry.access === "operator") return false;
	const isAtHome = one.actor.home === "second" && one.kind !== "own";
	const role = isAtHome ? "owner" : one.actor.role;
	return role !== null && (!entry.permission || allows(role, entry.permission));
}

function verdictOf(body: string, status: number, kind: Endpoint["kind"]): string {
	if (kind !== "action") return String(status);
	if (/"ok":true/.test(body)) return "done";
	return /"kind":"([\w-]+)"/.exec(body)?.[1] ?? String(status);
}

export async function attempt(one: Case, world: World): Promise<Outcome> {
	const [address, init] = requestOf(one, world);
	const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(60_000) });
	const body = Buffer.from(await answer.arrayBuffer()).toString("utf8");
	const verdict = verdictOf(body, answer.status, one.endpoint.kind);
	return { ...one, status: answer.status, verdict, complaint: complaintOf(one, world, body, answer, verdict) };
}

function complaintOf(one: Case, world: World, body: string, answer: Response, verdict: string): string | null {
	const { endpoint, actor } = one;
	const everything = `${body} ${JSON.stringify([...answer.headers])}`;
	const canary = world.canaries.find((value) => everything.includes(value));
	if (canary) return "a secret left the installation";
	if (answer.status >= 500) return `it broke: ${answer.status}`;
	const [own] = placesOf(one, world);
	const mayOwn = isAllowed(one);
	const sent = endpoint.kind === "action" ? [] : [address(one, world)];
	const seen = (mark: string) => sent.reduce((text, part) => text.replaceAll(part, ""), body).includes(mark);
	const leaked = [world.first.mark, world.second.mark].find((mark) => mark !== markOfHome(actor, world) && seen(mark));
	if (leaked) return `${actor.name} saw ${leaked}`;
	if (endpoint.kind === "action" && !mayOwn && verdict === "done") return `${actor.name} did what is not theirs to do`;
	const entry = entries[endpoint.name];
	if (endpoint.kind === "action" && mayOwn && verdict === "forbidden" && entry?.permission && !entry.membersOnly)
		return `${actor.name} was refused what is theirs to do`;
	if (endpoint.kind === "page" && isMarkMissing(one, body, answer, mayOwn, own.mark))
		return `${actor.name} did not see their own organisation`;
	return null;
}

/** The one mark that somebody may come across: that of where they belong. */
function markOfHome({ home, role }: Actor, { first, second }: World): string | null {
	if (home === "second") return second.mark;
	return role === null ? null : first.mark;
}

const address = (one: Case, world: World) => new URL(addressOf(one, world)).pathname;

/** The other half of the proof: who may look does find the mark, so that its absence elsewhere says something. */
function isMarkMissing(one: Case, body: string, answer: Response, may: boolean, mark: string): boolean {
	const entry = entries[one.endpoint.name];
	return entry?.access === "member" && may && answer.status === 200 && !entry.unmarked && !body.includes(mark);
}

/** Everything against everybody; a sample keeps each pair of endpoint and actor, with ids of two kinds. */
export function listCases(world: World, isWhole: boolean): Case[] {
	return listEndpoints().flatMap((endpoint, e) =>
		world.actors.flatMap((actor, a) => {
			const kinds = isWhole ? ID_KINDS : ID_KINDS.filter((_kind, k) => (e + a + k) % ID_KINDS.length < 1);
			return kinds
				.map((kind): Case => ({ endpoint, actor, kind }))
				.filter((one) => !entries[endpoint.name]?.onlyOthers || !isAllowed(one));
		}),
	);
}

export async function runCases(cases: Case[], world: World, atOnce = 8): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	const waiting = cases[Symbol.iterator]();
	const work = async () => {
		for (const one of waiting) outcomes.push(await attempt(one, world));
	};
	await Promise.all(Array.from({ length: atOnce }, work));
	return outcomes;
}
