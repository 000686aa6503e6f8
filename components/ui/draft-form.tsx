"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { type FieldValues, FormProvider, type UseFormReturn } from "react-hook-form";
import { type Clash, pathInWords } from "@/lib/three-way";
import { Button } from "./button";
import { classNames } from "./class-names";
import { FormMessage } from "./field";
import type { Conflict } from "./use-draft-form";

interface DraftFormProps<D extends FieldValues> {
	form: UseFormReturn<D>;
	submit: () => void;
	problem: string | null;
	conflict: Conflict | null;
	onTakeTheirs: (clash: Clash) => void;
	saveLabel: string;
	cancelHref: string;
	/** Beside the form on a wide screen, above its end on a narrow one. */
	beside?: ReactNode;
	/** Something else that may be done, such as archiving. */
	extra?: ReactNode;
	/** A viewer sees the facts and cannot change them. */
	readOnly?: boolean;
	children: ReactNode;
}

/** What gets the focus never hides under the bars that stick to top and bottom. */
const CLEAR_OF_BARS = "[&_:is(input,select,textarea,button,summary)]:scroll-my-24";

export function DraftForm<D extends FieldValues>({
	form,
	submit,
	problem,
	conflict,
	onTakeTheirs,
	saveLabel,
	cancelHref,
	beside,
	extra,
	readOnly = false,
	children,
}: DraftFormProps<D>) {
	const { isDirty, isSubmitting, errors, isSubmitted } = form.formState;
	const wrong = Object.keys(errors).length > 0 && isSubmitted;
	return (
		<FormProvider {...form}>
			<form
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					submit();
				}}
				className={classNames(
					CLEAR_OF_BARS,
					beside ? "grid min-w-0 gap-8 xl:grid-cols-[minmax(0,1fr)_20rem]" : "min-w-0 max-w-4xl",
				)}
			>
				<fieldset disabled={readOnly} className="flex min-w-0 flex-col gap-6">
					{conflict ? <ConflictNotice conflict={conflict} onTakeTheirs={onTakeTheirs} /> : null}
					{children}
				</fieldset>
				{beside ? <aside className="min-w-0 max-xl:-order-1">{beside}</aside> : null}
				{readOnly ? null : (
					<footer className="sticky bottom-0 z-10 -mx-1 mt-6 flex flex-wrap items-center gap-x-3 gap-y-2 border-t bg-background px-1 py-3 xl:col-start-1">
						{problem ? (
							<div className="w-full">
								<FormMessage>{problem}</FormMessage>
							</div>
						) : null}
						<Button type="submit" variant="primary" busy={isSubmitting}>
							{saveLabel}
						</Button>
						<Button asChild variant="quiet">
							<Link href={cancelHref}>Cancel</Link>
						</Button>
						<p role="status" className="text-xs text-muted-foreground">
							{isSubmitting
								? "Saving…"
								: wrong
									? "Mend the marked fields to save"
									: isDirty
										? "Not saved yet"
										: "No changes"}
						</p>
						{extra ? <div className="ml-auto">{extra}</div> : null}
					</footer>
				)}
			</form>
		</FormProvider>
	);
}

const inWords = (value: unknown): string => {
	if (value === "" || value === undefined || value === null) return "unknown";
	return typeof value === "string" ? value : Array.isArray(value) ? `${value.length} entries` : String(value);
};

function ConflictNotice({ conflict, onTakeTheirs }: { conflict: Conflict; onTakeTheirs: (clash: Clash) => void }) {
	return (
		<section role="alert" className="rounded-md border border-partial/50 bg-partial-soft px-4 py-3">
			<p className="font-medium">{conflict.message}</p>
			{conflict.clashes.length === 0 ? (
				<p className="mt-1">Nothing was overwritten: their changes are taken in and yours still stand. Save again.</p>
			) : (
				<>
					<p className="mt-1">Both of you changed these. Yours stands in the form; saving again keeps it.</p>
					<ul className="mt-2 flex flex-col gap-2">
						{conflict.clashes.map((clash) => (
							<li key={clash.path} className="flex flex-wrap items-center gap-x-3 gap-y-1">
								<span className="min-w-32 font-medium">{pathInWords(clash.path)}</span>
								<span>
									yours <b>{inWords(clash.mine)}</b>, theirs <b>{inWords(clash.theirs)}</b>
								</span>
								<Button size="small" onClick={() => onTakeTheirs(clash)}>
									Take theirs
								</Button>
							</li>
						))}
					</ul>
				</>
			)}
		</section>
	);
}
