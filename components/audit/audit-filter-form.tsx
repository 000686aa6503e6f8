import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { actionWords } from "./action-words";

interface AuditFilterFormProps {
	action: string;
	filter: Partial<Record<"userId" | "action" | "outcome" | "from" | "to", string | undefined>>;
	choices: { people: { userId: string; name: string }[]; actions: string[] };
	/** The filter as it stands, for the files. */
	exportQuery: string;
}

/** A plain form of the address: works without script, and a filter can be sent as a link. */
export function AuditFilterForm({ action, filter, choices, exportQuery }: AuditFilterFormProps) {
	return (
		<form action={action} method="get" className="flex flex-wrap items-end gap-3" data-print="hide">
			<Field label="Who" className="w-full sm:w-48">
				<Select name="userId" defaultValue={filter.userId ?? ""}>
					<option value="">everybody</option>
					{choices.people.map(({ userId, name }) => (
						<option key={userId} value={userId}>
							{name}
						</option>
					))}
				</Select>
			</Field>
			<Field label="What" className="w-full sm:w-56">
				<Select name="action" defaultValue={filter.action ?? ""}>
					<option value="">everything</option>
					{choices.actions.map((one) => (
						<option key={one} value={one}>
							{actionWords(one)}
						</option>
					))}
				</Select>
			</Field>
			<Field label="Outcome" className="w-32">
				<Select name="outcome" defaultValue={filter.outcome ?? ""}>
					<option value="">either</option>
					<option value="done">done</option>
					<option value="refused">refused</option>
				</Select>
			</Field>
			<Field label="From" className="w-36">
				<Input name="from" type="date" defaultValue={filter.from} />
			</Field>
			<Field label="To" className="w-36">
				<Input name="to" type="date" defaultValue={filter.to} />
			</Field>
			<Button type="submit">Show</Button>
			<span className="flex gap-3 pb-1.5 text-xs">
				<a className="link" href={`${action}/export?format=csv&${exportQuery}`}>
					CSV
				</a>
				<a className="link" href={`${action}/export?format=json&${exportQuery}`}>
					JSON
				</a>
			</span>
		</form>
	);
}
