"use client";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Region, RegionChoices } from "@/lib/regions";

interface RegionFieldsProps {
	choices: RegionChoices;
	country: string | null;
	currency: string;
	timeZone: string;
	fields: Record<string, string>;
	/** Where the three stand in the schema, such as `organization.`. */
	prefix?: string;
}

/** Country first: it suggests the other two, which stay free to differ. */
export function RegionFields({ choices, fields, prefix = "", ...initial }: RegionFieldsProps) {
	const [currency, setCurrency] = useState(initial.currency);
	const [timeZone, setTimeZone] = useState(initial.timeZone);
	const suggest = (country: string) => {
		const region = choices.regions.find((entry) => entry.country === country);
		if (!region) return;
		setCurrency(region.currency);
		setTimeZone(region.timeZone);
	};
	return (
		<>
			<Field label="Country" error={fields[`${prefix}country`]}>
				<Select name="country" defaultValue={initial.country ?? ""} onChange={(event) => suggest(event.target.value)}>
					<option value="">Not said</option>
					{choices.regions.map((region) => (
						<option key={region.country} value={region.country}>
							{region.name}
						</option>
					))}
				</Select>
			</Field>
			<div className="grid gap-4 sm:grid-cols-2">
				<Field label="Currency" error={fields[`${prefix}currency`]}>
					<Select name="currency" value={currency} onChange={(event) => setCurrency(event.target.value)}>
						{choices.currencies.map((code) => (
							<option key={code}>{code}</option>
						))}
					</Select>
				</Field>
				<Field label="Time zone" error={fields[`${prefix}timeZone`]}>
					<Select name="timeZone" value={timeZone} onChange={(event) => setTimeZone(event.target.value)}>
						{choices.timeZones.map((zone) => (
							<option key={zone}>{zone}</option>
						))}
					</Select>
				</Field>
			</div>
		</>
	);
}

/** What the browser already knows of its place, for a first suggestion. */
export function suggestedRegion(choices: RegionChoices): Region | null {
	const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
	const language = new Intl.Locale(navigator.language).maximize().region;
	return (
		choices.regions.find((region) => region.timeZone === zone) ??
		choices.regions.find((region) => region.country === language) ??
		null
	);
}
