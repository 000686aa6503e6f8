"use client";
import { Field, FormMessage } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";

type Rule = "nobody" | "admins" | "everyone";
const WORDS: Record<Rule, string> = {
	nobody: "Nobody has to",
	admins: "Owners and administrators",
	everyone: "Everybody, consultants too",
};

interface SecondFactorRuleProps {
	rule: Rule;
	readOnly: boolean;
	save: (input: { rule: Rule }) => Promise<Submitted<unknown>>;
}

export function SecondFactorRule({ rule, readOnly, save }: SecondFactorRuleProps) {
	const { submit, busy, message } = useSubmit(save);
	return (
		<div className="flex max-w-xl flex-col gap-3">
			<FormMessage>{message}</FormMessage>
			<Field
				label="Who needs an authenticator to come in"
				hint="Whoever has none is asked to set one up before anything opens."
			>
				<Select
					value={rule}
					disabled={readOnly || busy}
					onChange={async (event) => {
						const answer = await submit({ rule: event.target.value as Rule });
						if (answer.ok) toast.done("Saved. It counts from everybody's next click.");
					}}
				>
					{Object.entries(WORDS).map(([value, words]) => (
						<option key={value} value={value}>
							{words}
						</option>
					))}
				</Select>
			</Field>
		</div>
	);
}
