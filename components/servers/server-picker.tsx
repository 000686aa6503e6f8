"use client";
import { useState } from "react";
import { type FieldPath, type FieldValues, useController } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Picker, type PickerOption } from "@/components/ui/picker";
import type { ServerChoice } from "@/schemas/servers";
import { serverChoices } from "./server-choices";

interface ServerPickerProps<D extends FieldValues> {
	organization: string;
	name: FieldPath<D>;
	label: string;
	hint?: string;
	multiple?: boolean;
	/** Names of the servers already chosen, so that nothing is fetched before the list is opened. */
	known: ServerChoice[];
	/** The one that cannot be chosen, such as the server itself. */
	except?: string;
	placeholder?: string;
	/** What leaving it open means. */
	clearLabel?: string;
	onNames?: (choices: ServerChoice[]) => void;
}

const asOption = (server: ServerChoice): PickerOption => ({
	value: server.id,
	label: server.name,
	detail: server.siteName ?? undefined,
});

export function ServerPicker<D extends FieldValues>(props: ServerPickerProps<D>) {
	const { organization, name, label, hint, multiple = false, known, except, placeholder, clearLabel } = props;
	const { field, fieldState } = useController<D>({ name });
	const [choices, setChoices] = useState<ServerChoice[] | null>(null);
	const [failed, setFailed] = useState(false);
	const value = field.value as string | string[] | undefined;
	const selected = Array.isArray(value) ? value : value ? [value] : [];
	const open = () => {
		if (choices !== null) return;
		serverChoices(organization).then(
			(all) => {
				setFailed(false);
				setChoices(all);
				props.onNames?.(all);
			},
			() => setFailed(true),
		);
	};
	const message = Array.isArray(fieldState.error) ? fieldState.error[0]?.message : fieldState.error?.message;
	return (
		<Field
			label={label}
			hint={failed ? "The list of servers could not be fetched; open it again to retry." : hint}
			error={message}
		>
			<Picker
				loading={choices === null && !failed}
				options={
					choices === null ? known.map(asOption) : choices.filter((choice) => choice.id !== except).map(asOption)
				}
				selected={selected}
				multiple={multiple}
				onOpen={open}
				onChange={(next) => field.onChange(multiple ? next : (next[0] ?? ""))}
				placeholder={placeholder ?? (multiple ? "none chosen" : "unknown")}
				clearLabel={clearLabel ?? "unknown"}
				searchLabel="Search servers"
			/>
		</Field>
	);
}
