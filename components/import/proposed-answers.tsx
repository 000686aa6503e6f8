"use client";
import { Checkbox } from "@/components/ui/checkbox";
import { PageSection } from "@/components/ui/page-header";
import { ColumnHeader, Table, TableBody, TableFrame, TableHead } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import { formatCount } from "@/lib/format";
import { groupKey } from "@/schemas/import-plan";
import type { AnswerGroup as Group, ImportView } from "@/schemas/imports";
import { type Confirmation, confirmedAmong, everyAnswer } from "./answer-choice";
import { AnswerGroup } from "./answer-group";
import type { ImportActions } from "./import-actions";

interface ProposedAnswersProps {
	organization: string;
	view: ImportView;
	actions: Pick<ImportActions, "answers">;
	choice: Confirmation;
	onChoose: (choice: Confirmation) => void;
}

/** Answers the file argues for, each with the value it rests on; confirmed together, by their kind or one by one. */
export function ProposedAnswers({ organization, view, actions, choice, onChoose }: ProposedAnswersProps) {
	const groups = view.answers;
	const total = groups.reduce((sum, { count }) => sum + count, 0);
	if (total === 0) return null;
	const all = confirmedAmong(choice, groups) === total;
	const more = async ({ practiceId, state, before }: Group, offset: number) => {
		const result = await actions.answers(organization, { id: view.id, practiceId, state, before, offset });
		if (result.ok) return result.value;
		toast.failed(result.message);
		return null;
	};
	return (
		<PageSection
			title={`${formatCount(total, "answer")} this file argues for`}
			aside="Confirmed answers are saved as documented evidence, with their origin as the note."
		>
			<Checkbox label="Confirm all of them" checked={all} onChange={() => onChoose(everyAnswer(!all))} />
			<TableFrame label="Proposed answers" className="max-h-96 overflow-y-auto">
				<Table>
					<TableHead>
						<tr>
							<ColumnHeader>
								<span className="sr-only">Confirm</span>
							</ColumnHeader>
							<ColumnHeader>Practice</ColumnHeader>
							<ColumnHeader>For</ColumnHeader>
							<ColumnHeader>Answer</ColumnHeader>
							<ColumnHeader>Because</ColumnHeader>
						</tr>
					</TableHead>
					<TableBody>
						{groups.map((group) => (
							<AnswerGroup
								key={`${view.version} ${groupKey(group)}`}
								group={group}
								choice={choice}
								onChoose={onChoose}
								onMore={(offset) => more(group, offset)}
							/>
						))}
					</TableBody>
				</Table>
			</TableFrame>
		</PageSection>
	);
}
