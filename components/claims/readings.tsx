import { CLAIM_RULES, type ReadTerms } from "@/engine";

export function Readings({ read: { readings, notUnderstood } }: { read: ReadTerms }) {
	const keyed = readings.map((reading, index) => ({ ...reading, key: `${index} ${reading.rule}` }));
	return (
		<div className="flex flex-col gap-4">
			<ul className="flex flex-col">
				{keyed.map(({ key, rule, quote, meaning }) => (
					<li
						key={key}
						className="grid gap-x-6 gap-y-0.5 border-b py-2 last:border-0 md:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]"
					>
						<span className="min-w-0 break-words">
							“{quote}”<span className="block font-medium">{meaning}</span>
						</span>
						<span className="text-xs text-muted-foreground">{CLAIM_RULES[rule]}</span>
					</li>
				))}
			</ul>
			{notUnderstood.length > 0 ? (
				<div className="rounded-md border border-partial/50 bg-partial-soft px-4 py-3">
					<h3 className="font-medium">Not understood, and not counted</h3>
					<ul className="list-disc pl-5">
						{[...new Set(notUnderstood)].map((sentence) => (
							<li key={sentence} className="break-words">
								{sentence}
							</li>
						))}
					</ul>
				</div>
			) : (
				<p className="text-muted-foreground">Every sentence gave a reading.</p>
			)}
		</div>
	);
}
