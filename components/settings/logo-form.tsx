"use client";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";
import type { LogoForm as LogoInput } from "@/schemas/organizations";
import { drawLogo } from "./draw-logo";

interface LogoFormProps {
	/** Address of the logo in force; null: none. */
	shown: string | null;
	name: string;
	readOnly: boolean;
	save: (logo: LogoInput) => Promise<Submitted<unknown>>;
}

export function LogoForm({ shown, name, readOnly, save }: LogoFormProps) {
	const input = useRef<HTMLInputElement>(null);
	const { submit, busy, message, clear } = useSubmit(save);
	const [unreadable, setUnreadable] = useState(false);
	const [drawn, setDrawn] = useState<string | null>(null);

	async function put(file: File) {
		clear();
		const logo = await drawLogo(file);
		setUnreadable(!logo);
		if (!logo || !(await submit(logo)).ok) return;
		setDrawn(`data:${logo.mediaType};base64,${logo.base64}`);
		toast.done("Logo saved.");
	}
	async function remove() {
		if (!(await submit(null)).ok) return;
		setDrawn(null);
		toast.done("Logo removed.");
	}
	const source = shown ? (drawn ?? shown) : null;
	return (
		<div className="flex max-w-xl flex-col items-start gap-3">
			<FormMessage>
				{unreadable ? "This file is no picture that can be used. Choose a PNG or JPEG picture." : message}
			</FormMessage>
			{source ? (
				<span className="rounded-md border bg-background p-4 dark:bg-foreground">
					<img src={source} alt={`Logo of ${name}`} className="max-h-24 max-w-60" />
				</span>
			) : (
				<p className="text-muted-foreground">No logo yet. Reports carry the name alone.</p>
			)}
			{readOnly ? null : (
				<div className="flex gap-2">
					<input
						ref={input}
						type="file"
						accept="image/png,image/jpeg"
						aria-label="Logo"
						className="sr-only"
						disabled={busy}
						onChange={(event) => {
							const [file] = event.target.files ?? [];
							if (file) void put(file);
							event.target.value = "";
						}}
					/>
					<Button busy={busy} onClick={() => input.current?.click()}>
						{shown ? "Choose another picture" : "Choose a picture"}
					</Button>
					{shown ? (
						<Button variant="quiet" disabled={busy} onClick={remove}>
							Remove
						</Button>
					) : null}
				</div>
			)}
		</div>
	);
}
