import { describe, expect, it } from "vitest";
import { enqueue, keepQueue, keptQueue, nextBatch, type Queue, settle } from "@/components/practices/answer-queue";
import {
	type Answer,
	answered,
	effectiveAnswer,
	keyText,
	ORGANIZATION,
	passes,
	practicesAsked,
	progressOf,
	type Scope,
} from "@/components/practices/answers";
import { PRACTICES } from "@/engine";

const pune: Scope = { level: "site", siteId: "pune" };
const mail: Scope = { level: "server", serverId: "mail-01", siteId: "pune" };
const nothing = { answer: null, inheritedFrom: null };

function make(scope: Scope, state: Answer["state"], version = 0): Answer {
	return { ...answered(scope, "DC-01", nothing, state), version };
}
const answers = (...list: Answer[]) => new Map(list.map((answer) => [keyText(answer), answer]));

describe("inheritance", () => {
	const all = answers(make(ORGANIZATION, "yes"), make(pune, "no"));

	it("lets the lowest answer win and says where it comes from", () => {
		expect(effectiveAnswer(all, mail, "DC-01")).toMatchObject({ answer: { state: "no" }, inheritedFrom: "site" });
		expect(effectiveAnswer(all, { ...mail, siteId: "mumbai" }, "DC-01")).toMatchObject({
			answer: { state: "yes" },
			inheritedFrom: "organization",
		});
		expect(effectiveAnswer(all, pune, "DC-01")).toMatchObject({ answer: { state: "no" }, inheritedFrom: null });
		expect(effectiveAnswer(all, ORGANIZATION, "DC-02")).toEqual(nothing);
	});

	it("makes an override of its own, which takes no reason and no version from the one above", () => {
		const above = effectiveAnswer(
			answers({ ...make(ORGANIZATION, "not-applicable", 7), reason: "no room" }),
			pune,
			"DC-01",
		);
		expect(answered(pune, "DC-01", above, "not-applicable")).toMatchObject({
			siteId: "pune",
			version: 0,
			reason: "",
			delivery: "draft",
		});
	});
});

describe("progress", () => {
	it("never counts what does not apply, and counts don't know as open but seen", () => {
		const asked = PRACTICES.slice(0, 4);
		const state = (index: number, value: Answer["state"]) => ({
			...make(ORGANIZATION, value),
			practiceId: asked[index]!.id,
		});
		const all = answers(state(0, "yes"), state(1, "not-applicable"), state(2, "unknown"));
		expect(progressOf(all, ORGANIZATION, asked)).toEqual({ answered: 1, applicable: 3, minutesLeft: 1 / 3 });
	});

	it("asks nothing about rooms in a cloud region", () => {
		const ids = PRACTICES.map((practice) => practice.id);
		expect(practicesAsked(ids, false)).toHaveLength(69);
		expect(new Set(practicesAsked(ids, true).map((practice) => practice.layer))).toEqual(
			new Set(["system-software", "application", "process"]),
		);
	});

	it("filters", () => {
		const since = "2026-11-01";
		expect(passes("unanswered", null, false, since)).toBe(true);
		expect(passes("unanswered", make(ORGANIZATION, "unknown"), false, since)).toBe(false);
		expect(passes("unknown", make(ORGANIZATION, "unknown"), false, since)).toBe(true);
		const saved = { ...make(ORGANIZATION, "yes"), updatedAt: "2026-11-01T09:00:00.000Z" };
		expect(passes("changed", saved, false, since)).toBe(true);
		expect(passes("changed", { ...saved, updatedAt: "2026-10-31T23:00:00.000Z" }, false, since)).toBe(false);
		expect(passes("changed", null, false, since)).toBe(false);
		expect(passes("snapshot", saved, false, "2026-11-01T08:59:00.000Z")).toBe(true);
		expect(passes("snapshot", saved, false, "2026-11-01T09:01:00.000Z")).toBe(false);
		expect(passes("flagged", null, true, since)).toBe(true);
	});
});

describe("the queue", () => {
	const empty: Queue = new Map();

	it("keeps one answer a question, the last one", () => {
		const queue = enqueue(enqueue(empty, make(pune, "yes")), make(pune, "no"));
		expect(nextBatch(queue).map((queued) => queued.answer.state)).toEqual(["no"]);
	});

	it("forgets what was saved, and sends again what changed on the way, against the new version", () => {
		const first = enqueue(empty, make(pune, "yes"));
		const sent = nextBatch(first);
		const outcome = [{ key: sent[0]!.answer, saved: { version: 1, answeredBy: "Asha" } }];
		expect(settle(first, sent, outcome).size).toBe(0);
		const changedMeanwhile = enqueue(first, make(pune, "partly"));
		expect([...settle(changedMeanwhile, sent, outcome).values()]).toMatchObject([
			{ answer: { state: "partly" }, version: 1 },
		]);
	});

	it("drops what was refused or met a conflict: it is shown, not sent for ever", () => {
		const queue = enqueue(enqueue(empty, make(pune, "yes")), make(ORGANIZATION, "no"));
		const sent = nextBatch(queue);
		const outcomes = [
			{ key: sent[0]!.answer, conflict: null },
			{ key: sent[1]!.answer, refused: "Not yours" },
		];
		expect(settle(queue, sent, outcomes).size).toBe(0);
	});

	it("outlives the page, and does not trust what it finds", async () => {
		const kept = new Map<string, string>();
		const store = {
			getItem: (name: string) => kept.get(name) ?? null,
			setItem: (name: string, text: string) => void kept.set(name, text),
			removeItem: (name: string) => void kept.delete(name),
		};
		const queue = enqueue(empty, make(pune, "yes", 3));
		keepQueue(store, "acme", queue);
		expect(await keptQueue(store, "acme")).toEqual(queue);
		expect((await keptQueue(store, "other")).size).toBe(0);
		kept.set("holdfast.answers.acme", '[{"answer":{"practiceId":"<script>"},"version":1}, null]');
		expect((await keptQueue(store, "acme")).size).toBe(0);
		kept.set("holdfast.answers.acme", "{");
		expect((await keptQueue(store, "acme")).size).toBe(0);
	});
});
