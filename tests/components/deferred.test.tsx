import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { UserMenu } from "@/components/shell/user-menu";
import { Picker } from "@/components/ui/picker";
import { schemaResolver } from "@/components/ui/schema-resolver";
import { showToastsWith, type Toast, toast } from "@/components/ui/toast";
import { SiteForm, siteDraft, UNKNOWN_SITE } from "@/schemas/sites";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: vi.fn() }) }));
afterEach(cleanup);
// Fetched once beforehand, so that no test waits for a slow disk.
beforeAll(async () => {
	Element.prototype.scrollIntoView = () => undefined;
	await Promise.all([import("@/components/shell/user-choices"), import("@/components/ui/picker-popover")]);
}, 60_000);

const user = { name: "Asha Rao", email: "asha@example.com", roleLabel: "Owner", isOperator: false };
const account = () => screen.getByRole("button", { name: "Account of Asha Rao", hidden: true });

describe("a menu that is fetched when it is reached for", () => {
	it("opens on its first entry by a key, and gives the focus back when it closes", async () => {
		render(<UserMenu slug="acme" user={user} />);
		expect(screen.queryByRole("menu")).toBeNull();
		account().focus();
		fireEvent.click(account(), { detail: 0 });
		const first = await screen.findByRole("menuitem", { name: "Members" });
		await waitFor(() => expect(document.activeElement).toBe(first));
		expect(first.getAttribute("href")).toBe("/o/acme/members");
		expect(account().getAttribute("aria-expanded")).toBe("true");
		fireEvent.keyDown(first, { key: "Escape" });
		await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
		await waitFor(() => expect(document.activeElement).toBe(account()));
	});

	it("opens with the arrow, as every menu does", async () => {
		render(<UserMenu slug="acme" user={user} />);
		fireEvent.keyDown(account(), { key: "ArrowDown" });
		const first = await screen.findByRole("menuitem", { name: "Members" });
		await waitFor(() => expect(document.activeElement).toBe(first));
	});

	it("leaves the entries alone when it was opened by a pointer", async () => {
		render(<UserMenu slug="acme" user={user} />);
		fireEvent.click(account(), { detail: 1 });
		const menu = await screen.findByRole("menu");
		await waitFor(() => expect(document.activeElement).toBe(menu));
	});
});

describe("a picker whose list is fetched when it is opened", () => {
	it("asks for its options at the first press, chooses, and shows the choice on its button", async () => {
		const onOpen = vi.fn();
		const onChange = vi.fn();
		const options = [
			{ value: "1", label: "mail-1" },
			{ value: "2", label: "mail-2" },
		];
		const { rerender } = render(
			<Picker aria-label="Server" options={options} selected={[]} onChange={onChange} onOpen={onOpen} />,
		);
		expect(screen.getByRole("button", { name: "Server" }).textContent).toBe("unknown");
		fireEvent.click(screen.getByRole("button", { name: "Server" }), { detail: 1 });
		fireEvent.click(await screen.findByText("mail-2"));
		expect(onOpen).toHaveBeenCalledTimes(1);
		expect(onChange).toHaveBeenCalledWith(["2"]);
		rerender(<Picker aria-label="Server" options={options} selected={["2"]} onChange={onChange} onOpen={onOpen} />);
		expect(screen.getByRole("button", { name: "Server" }).textContent).toBe("mail-2");
		await waitFor(() => expect(screen.queryByText("mail-1")).toBeNull());
	});
});

describe("a schema that is fetched when a form checks something", () => {
	const wrong = { ...siteDraft({ ...UNKNOWN_SITE, name: "Pune" }), upsMinutes: "12" };
	const options = { fields: {}, shouldUseNativeValidation: false };

	it("gives the schema's own messages", async () => {
		const checked = await schemaResolver(async () => SiteForm)(wrong, undefined, options);
		expect(checked.errors.upsMinutes?.message).toBe("Add the unit: 12 h, 12 min or 12 d");
	});

	it("leaves the check to the server while it cannot be fetched, and asks again next time", async () => {
		const load = vi.fn(async () => SiteForm).mockRejectedValueOnce(new TypeError("Failed to fetch"));
		const check = schemaResolver(load);
		expect(await check(wrong, undefined, options)).toEqual({ values: wrong, errors: {} });
		expect(Object.keys((await check(wrong, undefined, options)).errors)).toEqual(["upsMinutes"]);
	});
});

describe("a toast raised before the toaster stands", () => {
	it("is shown once it does, and later ones at once", () => {
		const shown: Toast[] = [];
		toast.done("Pune is saved");
		const stop = showToastsWith((each) => shown.push(each));
		expect(shown.map(({ message }) => message)).toEqual(["Pune is saved"]);
		toast.failed("Nothing was saved");
		expect(shown.at(-1)).toMatchObject({ tone: "failed", milliseconds: 10_000 });
		stop();
		toast.note("Later");
		expect(shown).toHaveLength(2);
	});
});
