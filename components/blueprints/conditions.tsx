import { Check, CircleHelp, X } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
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
import type { CheckState, Precondition } from "@/engine";
import { answerHref } from "./answer-href";

const STATES = {
	met: { label: "met", tone: "ready", Sign: Check },
	"not-met": { label: "not met", tone: "exposed", Sign: X },
	unknown: { label: "unknown", tone: "neutral", Sign: CircleHelp },
} as const satisfies Record<CheckState, unknown>;

interface ConditionsProps {
	organization: string;
	serviceId: string | null;
	conditions: readonly Precondition[];
}

export function Conditions({ organization, serviceId, conditions }: ConditionsProps) {
	return (
		<TableFrame label="Conditions of this blueprint">
			<Table>
				<TableHead>
					<TableRow>
						<ColumnHeader>Condition</ColumnHeader>
						<ColumnHeader>State</ColumnHeader>
						<ColumnHeader>What the facts say</ColumnHeader>
						<ColumnHeader>Answer it</ColumnHeader>
					</TableRow>
				</TableHead>
				<TableBody>
					{conditions.map(({ id, label, isRequired, state, sentence, answerAt }) => {
						const { label: word, tone, Sign } = STATES[state];
						const href = answerHref(organization, serviceId, answerAt);
						return (
							<TableRow key={id}>
								<RowHeader>
									{label}
									<span className="block text-xs font-normal text-muted-foreground">
										{isRequired ? "needed" : "advised"}
									</span>
								</RowHeader>
								<TableCell>
									<Badge tone={tone}>
										<Sign aria-hidden />
										{word}
									</Badge>
								</TableCell>
								<TableCell className="min-w-64">{sentence}</TableCell>
								<TableCell className="whitespace-nowrap">
									{href === null ? (
										<span className="text-muted-foreground">
											{answerAt.page === "blueprint" ? "above" : "once it is there"}
										</span>
									) : (
										<Link className="link" href={href}>
											Open
											<span className="sr-only"> where “{label}” is answered</span>
										</Link>
									)}
								</TableCell>
							</TableRow>
						);
					})}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
