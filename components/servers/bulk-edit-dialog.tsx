"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { formatCount } from "@/lib/format";
import type { BulkChanges } from "@/schemas/servers";

interface BulkEditDialogProps {
	count: number;
	sites: { id: string; name: string }[];
	onApply: (changes: BulkChanges) => void;
	onClose: () => void;
}

const FIELD_LABELS: Record<keyof BulkChanges, string> = {
	siteId: "Site",
	role: "Role",
	kind: "Kind",
	room: "Room",
	powerFeed: "Power feed",
	networkSwitch: "Network switch",
	spareOnSite: "Spare on site",
};

/** One fact, one value, on every chosen server: one action and one undo. */
export function BulkEditDialog({ count, sites, onApply, onClose }: BulkEditDialogProps) {
	const [field, setField] = useState<keyof BulkChanges>("siteId");
	const [text, setText] = useState("");
	const choices: Partial<Record<keyof BulkChanges, { value: string; label: string }[]>> = {
		siteId: sites.map((site) => ({ value: site.id, label: site.name })),
		kind: [
			{ value: "physical", label: "Physical" },
			{ value: "virtual", label: "Virtual" },
			{ value: "cloud", label: "Cloud" },
		],
		spareOnSite: [
			{ value: "yes", label: "Yes" },
			{ value: "no", label: "No" },
		],
	};
	const options = choices[field];
	const unknown = text.trim() === "";
	const apply = () => {
		const value = unknown ? null : field === "spareOnSite" ? text === "yes" : text.trim();
		onApply({ [field]: value } as BulkChanges);
	};
	return (
		<Dialog open onOpenChange={(open) => !open && onClose()}>
			<DialogContent title={`Change a fact of ${formatCount(count, "server")}`}>
				<form
					className="flex flex-col gap-4"
					onSubmit={(event) => {
						event.preventDefault();
						apply();
					}}
				>
					<Field label="Fact">
						<Select
							value={field}
							onChange={(event) => {
								setField(event.target.value as keyof BulkChanges);
								setText("");
							}}
						>
							{Object.entries(FIELD_LABELS).map(([value, label]) => (
								<option key={value} value={value}>
									{label}
								</option>
							))}
						</Select>
					</Field>
					<Field label="New value" hint={unknown ? "Left unknown, the fact is cleared on all of them." : undefined}>
						{options ? (
							<Select value={text} onChange={(event) => setText(event.target.value)}>
								<option value="">unknown</option>
								{options.map((option) => (
									<option key={option.value} value={option.value}>
										{option.label}
									</option>
								))}
							</Select>
						) : (
							<Input
								value={text}
								maxLength={200}
								placeholder="unknown"
								onChange={(event) => setText(event.target.value)}
							/>
						)}
					</Field>
					<DialogActions>
						<Button onClick={onClose}>Cancel</Button>
						<Button type="submit" variant="primary">
							{`Change ${formatCount(count, "server")}`}
						</Button>
					</DialogActions>
				</form>
			</DialogContent>
		</Dialog>
	);
}
