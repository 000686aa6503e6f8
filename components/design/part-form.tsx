"use client";
import type { ReactNode } from "react";
import type { FieldValues, Resolver } from "react-hook-form";
import { DraftForm } from "@/components/ui/draft-form";
import { type SaveOutcome, useDraftForm } from "@/components/ui/use-draft-form";

/** One part of a service's facts: which it is, where its page lies, and how the server takes it. */
export interface PartOf<Part extends string, Draft extends FieldValues> {
	organization: string;
	service: { id: string; name: string; version: number };
	draft: Draft;
	readOnly: boolean;
	save: (
		organization: string,
		input: { id: string; version: number } & Record<Part, Draft>,
	) => Promise<SaveOutcome<Draft>>;
}

/** The form of one part, and the frame that saves it. */
export function usePartForm<Part extends string, Draft extends FieldValues>(
	part: Part,
	{ organization, service, draft, readOnly, save }: PartOf<Part, Draft>,
	{ resolver, called }: { resolver: Resolver<Draft>; called: string },
) {
	const place = `/o/${organization}/services/${service.id}`;
	const { form, ...saving } = useDraftForm<Draft>({
		resolver,
		under: part,
		draft,
		version: service.version,
		save: (typed, version) =>
			save(organization, { id: service.id, version: version ?? service.version, [part]: typed } as {
				id: string;
				version: number;
			} & Record<Part, Draft>),
		next: () => `${place}/${part}`,
		savedMessage: () => `The ${called} of ${service.name} is saved`,
	});
	return { form, frame: { form, ...saving, cancelHref: place, readOnly } };
}

interface PartFormProps<Draft extends FieldValues> {
	frame: ReturnType<typeof usePartForm<string, Draft>>["frame"];
	saveLabel: string;
	children: ReactNode;
}

export function PartForm<Draft extends FieldValues>({ frame, saveLabel, children }: PartFormProps<Draft>) {
	const { takeTheirs, ...rest } = frame;
	return (
		<DraftForm {...rest} onTakeTheirs={takeTheirs} saveLabel={saveLabel}>
			{children}
		</DraftForm>
	);
}
