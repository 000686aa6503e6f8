import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PracticeAssessment } from "@/components/practices/practice-assessment";
import type { AnswerActions } from "@/components/practices/use-answers";
import type { PracticeAnswerRow } from "@/data/practice-answers";
import { PRACTICES } from "@/engine";
// The page fetches it itself; here it stands already, so that no test waits for a slow disk.
import "@/schemas/practices";

const ASKED = PRACTICES.slice(0, 3).map((practice) => practice.id);
const text = (index: number) => PRACTICES[index]!.practice;
const row = (practiceId: string, changes: Partial<PracticeAnswerRow> = {}): PracticeAnswerRow => ({
	practiceId,
	siteId: null,
	serverId: null,
	state: "yes",
	evidence: "documented",
	evidenceOn: "2026-10-01",
	reason: null,
	decidedBy: null,
	reviewOn: null,
	owner: null,
	answeredBy: "Asha",
	note: null,
	version: 2,
	updatedAt: "2026-11-20T10:00:00.000Z",
	...changes,
});

class SilentWorker {
	postMessage() {}
	terminate() {}
}

let rows: PracticeAnswerRow[] = [];
const save = vi.fn<AnswerActions["save"]>();
const clear = vi.fn<AnswerActions["clear"]>();
const setFlag = vi.fn(async () => ({ ok: true as const, value: undefined }));
const archiveEvidence = vi.fn(async () => ({ ok: true as const, value: undefined }));

beforeEach(() => {
	rows = [];
	window.localStorage.clear();
	vi.stubGlobal("Worker", SilentWorker);
	vi.stubGlobal("fetch", (address: string) =>
		Promise.resolve(
			Response.json(
				address.endsWith("/answers") ? rows : address.endsWith("/evidence") ? [] : { facts: {}, options: {} },
			),
		),
	);
	save.mockImplementation(async (_, { answers }) => ({
		ok: true,
		value: answers.map(({ answer: { practiceId, siteId, serverId }, version }) => ({
			key: { practiceId, siteId, serverId },
			saved: { version: version + 1, answeredBy: "Me" },
		})),
	}));
	clear.mockResolvedValue({ ok: true, value: undefined });
});
afterEach(() => {
	cleanup();
	vi.unstubAllGlobals();
	vi.clearAllMocks();
});

async function show(address = "") {
	render(
		<NuqsTestingAdapter searchParams={address}>
			<PracticeAssessment
				organization="acme"
				sites={[{ id: "pune", name: "Pune", isCloud: false }]}
				askedIds={ASKED}
				asOf="2026-11-23"
				timeZone="Asia/Kolkata"
				score={{ score: 61, low: 52, high: 70, coverage: 0.7, evidenceShare: 0.3 }}
				canEdit
				flags={[]}
				changedSince="2026-11-01"
				lastSnapshot={null}
				actions={{ save, clear, setFlag, archiveEvidence }}
			/>
		</NuqsTestingAdapter>,
	);
	await screen.findByText("All saved");
}
const question = () => document.getElementById("question")?.textContent;
const key = (name: string) => fireEvent.keyDown(document.body, { key: name });
const sent = (call = 0) => save.mock.calls[call]![1].answers;

describe("answering by keys", () => {
	it("answers, moves on and saves; J and K only move", async () => {
		await show();
		expect(question()).toBe(text(0));
		key("j");
		expect(question()).toBe(text(1));
		key("k");
		key("3");
		expect(question()).toBe(text(1));
		await screen.findByText(/^Saved \d\d:\d\d$/);
		expect(sent()).toMatchObject([{ answer: { practiceId: ASKED[0], state: "no", evidence: "said" }, version: 0 }]);
		expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(
			"1 of 3 questions answered, about 1 minute left",
		);
	});

	it("waits for the reason and the name before it saves what does not apply", async () => {
		await show();
		key("4");
		expect(question()).toBe(text(0));
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(save).not.toHaveBeenCalled();
		fireEvent.change(screen.getByLabelText("Why does it not apply?"), { target: { value: "no room of ours" } });
		expect(save).not.toHaveBeenCalled();
		fireEvent.change(screen.getByLabelText("Who says so?"), { target: { value: "R. Kulkarni" } });
		await waitFor(() => expect(save).toHaveBeenCalledTimes(1), { timeout: 2000 });
		expect(sent()[0]!.answer).toMatchObject({
			state: "not-applicable",
			reason: "no room of ours",
			decidedBy: "R. Kulkarni",
		});
	});

	it("leaves the letters to whoever is typing", async () => {
		rows = [row(ASKED[0]!)];
		await show();
		const note = screen.getByLabelText("Note");
		fireEvent.keyDown(note, { key: "3" });
		fireEvent.change(note, { target: { value: "log on the shelf" } });
		await waitFor(() => expect(save).toHaveBeenCalledTimes(1), { timeout: 2000 });
		expect(sent()).toMatchObject([{ answer: { state: "yes", note: "log on the shelf" }, version: 2 }]);
	});
});

describe("while the connection is gone", () => {
	it("keeps the answers in the browser, counts them, and sends them when it is back", async () => {
		await show();
		save.mockRejectedValueOnce(new TypeError("Failed to fetch"));
		key("1");
		key("2");
		await screen.findByText("2 answers kept in this browser, not sent yet");
		expect(window.localStorage.getItem("holdfast.answers.acme")).toContain('"partly"');
		fireEvent(window, new Event("online"));
		await screen.findByText(/^Saved/);
		expect(sent(1).map(({ answer }) => answer.state)).toEqual(["yes", "partly"]);
		expect(window.localStorage.getItem("holdfast.answers.acme")).toBeNull();
	});

	it("sends what an earlier page left behind", async () => {
		const answer = {
			practiceId: ASKED[1],
			siteId: null,
			serverId: null,
			state: "no",
			evidence: "said",
			evidenceOn: "",
			reason: "",
			decidedBy: "",
			reviewOn: "",
			owner: "",
			note: "",
		};
		window.localStorage.setItem("holdfast.answers.acme", JSON.stringify([{ answer, version: 0 }]));
		await show().catch(() => undefined);
		await waitFor(() => expect(save).toHaveBeenCalledTimes(1));
		expect(sent()).toMatchObject([{ answer: { practiceId: ASKED[1], state: "no" } }]);
	});
});

describe("two people", () => {
	it("shows who and both answers, and overwrites only when told to", async () => {
		await show();
		save.mockResolvedValueOnce({
			ok: true,
			value: [
				{
					key: { practiceId: ASKED[0]!, siteId: null, serverId: null },
					conflict: row(ASKED[0]!, { state: "partly", answeredBy: "Ravi", version: 5 }),
				},
			],
		});
		key("3");
		key("k");
		const notice = await screen.findByRole("alert");
		expect(notice.textContent).toContain("Ravi changed this answer");
		expect(notice.textContent).toContain("partly, documented");
		fireEvent.click(within(notice).getByRole("button", { name: "Keep mine" }));
		await waitFor(() => expect(save).toHaveBeenCalledTimes(2));
		expect(sent(1)).toMatchObject([{ answer: { state: "no" }, version: 5 }]);
	});
});

describe("a site", () => {
	it("inherits visibly, overrides on an answer, and goes back", async () => {
		rows = [row(ASKED[0]!)];
		await show("?at=site:pune");
		expect(screen.getByText("inherited from the organisation")).toBeTruthy();
		key("3");
		await screen.findByText(/^Saved/);
		expect(sent()).toMatchObject([{ answer: { siteId: "pune", state: "no" }, version: 0 }]);
		key("k");
		expect(screen.queryByText("inherited from the organisation")).toBeNull();
		fireEvent.click(screen.getByRole("button", { name: "Reset to inherited" }));
		await screen.findByText("inherited from the organisation");
		expect(clear).toHaveBeenCalledWith("acme", {
			key: { practiceId: ASKED[0], siteId: "pune", serverId: null },
			version: 1,
		});
	});
});

it("answers the open questions of a layer at once and leaves the others", async () => {
	rows = [row(ASKED[1]!)];
	await show();
	fireEvent.click(screen.getByRole("button", { name: "Answer all that are open" }));
	fireEvent.click(await screen.findByRole("radio", { name: "partly" }));
	fireEvent.click(screen.getByRole("button", { name: "Answer 2 questions" }));
	await screen.findByText(/^Saved/);
	expect(sent().map(({ answer }) => [answer.practiceId, answer.state])).toEqual([
		[ASKED[0], "partly"],
		[ASKED[2], "partly"],
	]);
});
