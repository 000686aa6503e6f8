import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { failOverSentence, nodesSentence } from "@/components/availability/fail-over-sentence";
import { componentRows, scenarioRows } from "@/components/rates/rate-rows";
import { RateTable } from "@/components/rates/rate-tables";
import { ratesSentence } from "@/components/rates/rates-sentence";
import { activePassiveAvailability } from "@/engine";
import { smallFacts } from "../support/facts";

afterEach(cleanup);

const { organization } = smallFacts();

it("says what the rates rest on", () => {
	expect(ratesSentence(["override", "catalogue", "assumption", "assumption"], 0)).toBe(
		"Of four rates of failure, one your own, one published and two assumed; no incident of your own has moved one yet.",
	);
	expect(ratesSentence(["catalogue"], 2)).toMatch(/your own incidents move 2 figures of services\.$/);
});

it("shows an own figure with its source, the catalogue's beside it, and sends what was typed", async () => {
	const own = { perYear: 2, repairHours: null, source: "own count" };
	const save = vi.fn(async () => ({ ok: true as const, value: undefined }));
	const rows = scenarioRows(organization, (target) => (target === "software" ? own : null));
	render(<RateTable label="Failures" rows={rows} edit={{ organization: "acme", save }} />);
	expect(screen.getByRole("row", { name: /Software fault.* 2 .*own count/ })).toBeTruthy();
	fireEvent.click(screen.getByRole("button", { name: "Change the rate of Software fault" }));
	fireEvent.change(screen.getByLabelText(/Failures a year/), { target: { value: "0.5" } });
	fireEvent.click(screen.getByRole("button", { name: "Save" }));
	const sent = {
		target: "software",
		before: own,
		own: { perYear: "0.5", repairHours: "", source: "own count" },
	};
	await waitFor(() => expect(save).toHaveBeenCalledWith("acme", sent));
});

it("offers no change to whoever may not make one, and asks of parts how long they take", () => {
	const { queryByRole, getByRole, getAllByText } = render(
		<RateTable label="Parts" rows={componentRows(organization, () => null)} edit={null} />,
	);
	expect(queryByRole("button")).toBeNull();
	expect(getByRole("columnheader", { name: "Until it works" })).toBeTruthy();
	expect(getAllByText("assumption").length).toBe(3);
});

it("says which cause owns the downtime of a fail-over, and when another node hurts", () => {
	const result = activePassiveAvailability({
		activeFailuresPerYear: 0.1,
		standbyFailuresPerYear: 0.1,
		coverage: 0.9,
		automaticMinutes: 1,
		manualMinutes: 20,
		repairHours: 8,
		resyncHours: 1,
		latentFaultsPerYear: 1,
		drillIntervalHours: null,
		restoreHours: 10,
	});
	const text = failOverSentence(
		{ kind: "active-passive", inputs: [], result, deadStandbyChance: 0.68, byNodes: null },
		"Mail",
	);
	expect(text).toMatch(/^Most of what a dying machine costs Mail is a secondary that proves dead: .*In 68.%/);
	const byNodes = [
		{ nodes: 2, minutesPerYear: 3 },
		{ nodes: 3, minutesPerYear: 4 },
	];
	expect(nodesSentence(byNodes, 2)).toMatch(/^Another node would add 1\smin.*; 2\snodes, as today, are best\.$/);
});
