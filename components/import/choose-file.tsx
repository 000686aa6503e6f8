"use client";
import { ClipboardPaste, FileUp } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { HowToExport } from "./how-to-export";
import { useDropTarget } from "./use-drop-target";

interface ChooseFileProps {
	organization: string;
	busy: boolean;
	onFile: (file: File) => void;
}

/** Drop, choose or paste: the three ways a file comes in. */
export function ChooseFile({ organization, busy, onFile }: ChooseFileProps) {
	const input = useRef<HTMLInputElement>(null);
	const id = useId();
	const [pasting, setPasting] = useState(false);
	const [text, setText] = useState("");
	const zone = useRef<HTMLDivElement>(null);
	const over = useDropTarget(zone, busy, onFile);
	return (
		<section className="flex flex-col gap-3" aria-label="Choose a file">
			<div
				ref={zone}
				className={classNames(
					"flex flex-col items-start gap-3 rounded-md border border-dashed border-control px-6 py-8 transition-colors duration-150",
					over && "border-accent bg-accent-soft",
				)}
			>
				<p className="text-lg">Drop the file you already have</p>
				<p className="max-w-prose text-muted-foreground">
					RVTools, NetBox, ServiceNow, GLPI, Snipe-IT, Lansweeper, AWS, Azure, Proxmox, Hyper-V, Ansible, or any table
					as .xlsx, .csv, .tsv, .json, .yml or a zip of CSVs, up to 50 MB. Nothing changes before you have seen what
					would.
				</p>
				<div className="flex flex-wrap gap-2">
					<input
						ref={input}
						id={id}
						type="file"
						className="sr-only"
						aria-label="File to import"
						disabled={busy}
						onChange={(event) => {
							const [file] = event.target.files ?? [];
							if (file) onFile(file);
							event.target.value = "";
						}}
					/>
					<Button variant="primary" disabled={busy} onClick={() => input.current?.click()}>
						<FileUp aria-hidden /> Choose a file
					</Button>
					<Button disabled={busy} aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
						<ClipboardPaste aria-hidden /> Paste from a spreadsheet
					</Button>
				</div>
			</div>
			{pasting ? (
				<div className="flex flex-col items-start gap-2">
					<Field
						label="Cells copied from a spreadsheet"
						hint="With their header row; the columns are recognised."
						className="w-full"
					>
						<Textarea
							rows={6}
							value={text}
							onChange={(event) => setText(event.target.value)}
							className="font-mono text-xs"
							spellCheck={false}
						/>
					</Field>
					<Button
						disabled={busy || text.trim() === ""}
						onClick={() => onFile(new File([text], "pasted.tsv", { type: "text/tab-separated-values" }))}
					>
						Read these cells
					</Button>
				</div>
			) : null}
			<HowToExport organization={organization} />
		</section>
	);
}
