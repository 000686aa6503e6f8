import { Badge, type BadgeTone } from "@/components/ui/badge";
import {
	ColumnHeader,
	RowHeader,
	Table,
	TableBody,
	TableCell,
	TableFrame,
	TableHead,
	TableRow,
} from "@/components/ui/table";
import type { Capability } from "@/data/installation";

const STATES: Record<Capability["state"], { word: string; tone: BadgeTone }> = {
	on: { word: "on", tone: "ready" },
	look: { word: "look at this", tone: "exposed" },
	off: { word: "off", tone: "neutral" },
};

export function CapabilityTable({ capabilities }: { capabilities: Capability[] }) {
	return (
		<TableFrame label="What this installation can do">
			<Table>
				<TableHead>
					<TableRow>
						<ColumnHeader>Capability</ColumnHeader>
						<ColumnHeader>State</ColumnHeader>
						<ColumnHeader>Why</ColumnHeader>
					</TableRow>
				</TableHead>
				<TableBody>
					{capabilities.map(({ name, state, sentence }) => (
						<TableRow key={name}>
							<RowHeader className="min-w-40">{name}</RowHeader>
							<TableCell>
								<Badge tone={STATES[state].tone}>{STATES[state].word}</Badge>
							</TableCell>
							<TableCell className="min-w-64 break-words">{sentence}</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
