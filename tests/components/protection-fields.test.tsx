import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { FormProvider, useForm } from "react-hook-form";
import { afterEach, describe, expect, it } from "vitest";
import { ProtectionFields } from "@/components/services/protection-fields";
import { type ServiceDraft, serviceDraft, UNKNOWN_SERVICE } from "@/schemas/services";

afterEach(cleanup);

let read: () => ServiceDraft;

function Harness() {
	const form = useForm<ServiceDraft>({ defaultValues: serviceDraft(UNKNOWN_SERVICE) });
	read = form.getValues;
	return (
		<FormProvider {...form}>
			<ProtectionFields context={{ organization: "acme", currency: "INR", sites: [], known: [] }} />
		</FormProvider>
	);
}

describe("choosing a tier", () => {
	it("opens its own means with every parameter unknown, and leaves the others closed", () => {
		render(<Harness />);
		fireEvent.click(screen.getByRole("radio", { name: /^Replicated/ }));
		expect(screen.getByLabelText<HTMLInputElement>("Lag").value).toBe("");
		expect(screen.getByLabelText<HTMLInputElement>("Replication is in place").checked).toBe(true);
		expect(read().protection).toMatchObject({
			tier: "T3",
			replication: { inPlace: true, protocol: "", lagSeconds: "" },
		});
		expect(read().protection.cluster.inPlace).toBe(false);
	});

	it("keeps what was typed about a means when another tier is looked at", () => {
		render(<Harness />);
		fireEvent.click(screen.getByRole("radio", { name: /^Replicated/ }));
		fireEvent.change(screen.getByLabelText("Lag"), { target: { value: "30 s" } });
		fireEvent.click(screen.getByRole("radio", { name: /^Load-balanced/ }));
		fireEvent.click(screen.getByRole("radio", { name: /^Replicated/ }));
		expect(screen.getByLabelText<HTMLInputElement>("Lag").value).toBe("30 s");
	});
});
