import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { LossChoice } from "./loss-choices";

/** What is lost, kept in the address so that a link shows the same recovery. */
export function LossChooser({
	path,
	choices,
	current,
}: {
	path: string;
	choices: readonly LossChoice[];
	current: LossChoice;
}) {
	const groups = [...new Set(choices.map(({ group }) => group))];
	return (
		<Form action={path} scroll={false} className="flex flex-wrap items-end gap-2" data-print="hide">
			<label htmlFor="lost" className="flex w-full flex-col gap-1 sm:w-80">
				<span className="font-medium">What is lost</span>
				<Select key={current.value} id="lost" name="lost" defaultValue={current.value}>
					{groups.map((group) => (
						<optgroup key={group} label={group}>
							{choices
								.filter((choice) => choice.group === group)
								.map((choice) => (
									<option key={choice.value} value={choice.value}>
										{choice.label}
									</option>
								))}
						</optgroup>
					))}
				</Select>
			</label>
			<Button type="submit">Show</Button>
		</Form>
	);
}
