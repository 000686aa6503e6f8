import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { SiteForm } from "@/components/sites/site-form";
import { siteDraft, UNKNOWN_SITE } from "@/schemas/sites";
// The form fetches it itself; here it stands already, so that no test waits for a slow disk.
import "@hookform/resolvers/zod";

const router = vi.hoisted(() => ({ push: vi.fn(), refresh: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => router, unstable_rethrow: () => undefined }));

const draft = siteDraft({ ...UNKNOWN_SITE, name: "Pune", engineers: 2 });

afterEach(() => {
	cleanup();
	vi.clearAllMocks();
});

function show(save: Parameters<typeof SiteForm>[0]["save"]) {
	render(
		<SiteForm
			organization="acme"
			site={{ id: "s1", version: 3 }}
			draft={draft}
			otherSites={[]}
			readOnly={false}
			save={save}
		/>,
	);
}
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

describe("a form of facts", () => {
	it("stops at a field the schema refuses, with its message, and sends nothing", async () => {
		const save = vi.fn();
		show(save);
		type("UPS run time", "12");
		press("Save site");
		expect(await screen.findByText("Add the unit: 12 h, 12 min or 12 d")).toBeTruthy();
		expect(save).not.toHaveBeenCalled();
	});

	it("sends what was typed with the version it was read at, then goes on", async () => {
		const save = vi.fn(async () => ({ ok: true as const, value: { saved: "s1" } }));
		show(save);
		type("UPS run time", "1h30");
		press("Save site");
		await waitFor(() => expect(router.push).toHaveBeenCalledWith("/o/acme/sites"));
		expect(save).toHaveBeenCalledWith("acme", { id: "s1", version: 3, site: { ...draft, upsMinutes: "1h30" } });
	});

	it("shows both values when somebody was faster, keeps theirs elsewhere, and saves on their version", async () => {
		const theirs = { ...draft, engineers: "5", uplinkMegabitsPerSecond: "200 Mbit/s" };
		const save = vi
			.fn()
			.mockResolvedValueOnce({
				ok: true,
				value: { conflict: { draft: theirs, version: 4, message: "Ravi changed this at 14:05." } },
			})
			.mockResolvedValueOnce({ ok: true, value: { saved: "s1" } });
		show(save);
		type("Engineers who can rebuild a server", "3");
		press("Save site");
		const notice = await screen.findByRole("alert");
		expect(notice.textContent).toContain("Ravi changed this at 14:05.");
		expect(notice.textContent).toContain("yours 3, theirs 5");
		expect(router.push).not.toHaveBeenCalled();
		press("Take theirs");
		press("Save site");
		await waitFor(() => expect(save).toHaveBeenCalledTimes(2));
		expect(save).toHaveBeenLastCalledWith("acme", { id: "s1", version: 4, site: theirs });
	});

	it("says that the connection is gone and keeps what was typed", async () => {
		show(vi.fn().mockRejectedValue(new TypeError("Failed to fetch")));
		type("Name", "Pune 2");
		press("Save site");
		expect((await screen.findByRole("alert")).textContent).toContain("nothing was saved");
		expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Pune 2");
	});
});
