import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { FigureExplanation } from "@/components/estimate/figure";
import { FigureLink } from "@/components/estimate/figure-link";
import { FigurePanel } from "@/components/estimate/figure-panel";

vi.mock("next/navigation", () => ({ useParams: () => ({ organization: "acme" }) }));

const explanation: FigureExplanation = {
	title: "Mail: restore time",
	figure: "9.1 h (8.1–10 h)",
	sentences: ["Hardware must be bought."],
	formula: ["200 GB ÷ 35 MB/s"],
	inputs: [{ label: "Transfer", figure: "1.6 h", origin: "assumption", source: { title: "Articles", url: null } }],
	tables: [],
	links: [{ href: "/o/acme/services/1", label: "Everything about Mail" }],
};

afterEach(() => {
	cleanup();
	vi.unstubAllGlobals();
});

function page() {
	return render(
		<NuqsTestingAdapter hasMemory>
			<FigureLink figure="restore.1.hardware">9.1 h</FigureLink>
			<FigurePanel />
		</NuqsTestingAdapter>,
	);
}

describe("FigurePanel", () => {
	it("opens a figure on its formula, inputs and sources", async () => {
		const fetched = vi.fn().mockResolvedValue(Response.json(explanation));
		vi.stubGlobal("fetch", fetched);
		page();
		expect(screen.queryByRole("dialog")).toBeNull();
		fireEvent.click(screen.getByRole("button", { name: "9.1 h" }));
		expect(await screen.findByText("200 GB ÷ 35 MB/s")).toBeDefined();
		expect(screen.getByRole("dialog", { name: "Mail: restore time" })).toBeDefined();
		expect(screen.getByText("assumption")).toBeDefined();
		expect(fetched.mock.calls[0]?.[0]).toBe("/o/acme/figures/restore.1.hardware");
	});

	it("says what happened when the figure is gone, and tries again when asked", async () => {
		const fetched = vi
			.fn()
			.mockResolvedValueOnce(new Response(null, { status: 404 }))
			.mockResolvedValueOnce(Response.json(explanation));
		vi.stubGlobal("fetch", fetched);
		page();
		fireEvent.click(screen.getByRole("button", { name: "9.1 h" }));
		expect(await screen.findByText(/no longer on the page/)).toBeDefined();
		fireEvent.click(screen.getByRole("button", { name: "Try again" }));
		await waitFor(() => expect(screen.getByText("Hardware must be bought.")).toBeDefined());
	});
});
