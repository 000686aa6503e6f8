import { Badge } from "@/components/ui/badge";
import { ColumnHeader, Table, TableBody, TableCell, TableFrame, TableHead, TableRow } from "@/components/ui/table";
import type { JobRow } from "@/data/jobs";

const TONES = { done: "ready", failed: "danger", running: "accent", waiting: "neutral" } as const;

export function JobTable({ jobs }: { jobs: (JobRow & { when: string })[] }) {
	return (
		<TableFrame label="What it did by itself">
			<Table>
				<TableHead>
					<TableRow>
						<ColumnHeader>When (UTC)</ColumnHeader>
						<ColumnHeader>Work</ColumnHeader>
						<ColumnHeader>State</ColumnHeader>
						<ColumnHeader>What came of it</ColumnHeader>
					</TableRow>
				</TableHead>
				<TableBody>
					{jobs.map((job) => (
						<TableRow key={job.id}>
							<TableCell className="whitespace-nowrap">{job.when}</TableCell>
							<TableCell className="whitespace-nowrap">{job.kind}</TableCell>
							<TableCell>
								<Badge tone={TONES[job.state as keyof typeof TONES] ?? "neutral"}>{job.state}</Badge>
							</TableCell>
							<TableCell className="min-w-64 break-all">{job.message ?? "–"}</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
