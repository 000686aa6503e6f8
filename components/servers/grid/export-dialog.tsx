"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogContent } from "@/components/ui/dialog";

const FORMATS: readonly { format: string; label: string; says: string; alias: boolean }[] = [
	{ format: "xlsx", label: "Excel workbook", says: "Every server and fact, one sheet.", alias: true },
	{ format: "csv", label: "CSV", says: "The same table as text; Excel opens it in any script.", alias: true },
	{
		format: "json",
		label: "Facts as JSON",
		says: "Everything the figures rest on: sites, services, answers, drills.",
		alias: true,
	},
	{ format: "template", label: "Empty template", says: "The headings alone, to fill in.", alias: false },
];

/** Each file imports again without a change. */
export function ExportDialog({ organization, onClose }: { organization: string; onClose: () => void }) {
	const [anonymous, setAnonymous] = useState(false);
	return (
		<Dialog open onOpenChange={(open) => !open && onClose()}>
			<DialogContent
				title="Export"
				description="All servers, whatever the grid shows. Each file imports again without a change."
			>
				<Checkbox
					label="Without names"
					hint="Names, addresses, serial numbers, ids and notes become aliases such as server-0012, the same ones in every export. Figures and relations stay."
					checked={anonymous}
					onChange={(event) => setAnonymous(event.target.checked)}
				/>
				<ul className="flex flex-col">
					{FORMATS.map(({ format, label, says, alias }) => (
						<li key={format} className="flex items-center justify-between gap-4 border-b py-2">
							<div>
								<p className="font-medium">{label}</p>
								<p className="text-xs text-muted-foreground">{says}</p>
							</div>
							<Button asChild>
								<a
									href={`/o/${organization}/servers/export?format=${format}${alias && anonymous ? "&anonymous=yes" : ""}`}
									download
								>
									Download<span className="sr-only">{` ${label}`}</span>
								</a>
							</Button>
						</li>
					))}
				</ul>
			</DialogContent>
		</Dialog>
	);
}
