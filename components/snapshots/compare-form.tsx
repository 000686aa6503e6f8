import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { formatDate } from "@/lib/format";

interface Day {
	id: string;
	name: string;
	asOf: string;
}

/** Two days to lay side by side; a plain form, so that the address says what is compared. */
export function CompareForm({
	slug,
	days,
	before,
	after = null,
}: {
	slug: string;
	days: readonly Day[];
	before: string | null;
	after?: string | null;
}) {
	const options = days.map(({ id, name, asOf }) => (
		<option key={id} value={id}>
			{name}, {formatDate(asOf)}
		</option>
	));
	return (
		<form action={`/o/${slug}/snapshots/compare`} className="flex flex-wrap items-end gap-3" data-print="hide">
			<Field label="Compare">
				<Select name="before" defaultValue={before ?? days[0]?.id}>
					{options}
				</Select>
			</Field>
			<Field label="with">
				<Select name="after" defaultValue={after ?? ""}>
					<option value="">Today</option>
					{options}
				</Select>
			</Field>
			<Button type="submit">Compare</Button>
		</form>
	);
}
