import Link from "next/link";
import { SCENARIO_IDS } from "@/engine";
import type { ScenarioChoice } from "@/lib/finding";
import { SCENARIO_LABELS } from "@/lib/labels";

const CHOICES: readonly ScenarioChoice[] = [...SCENARIO_IDS, "worst"];

/** What the address asks for; anything else is the fallback. */
export function scenarioChoiceFrom(asked: unknown, fallback: ScenarioChoice): ScenarioChoice {
	return CHOICES.find((choice) => choice === asked) ?? fallback;
}

function labelOf(choice: ScenarioChoice): string {
	return choice === "worst" ? "Worst of all six" : SCENARIO_LABELS[choice];
}

/** The failure looked at, kept in the address so that a link shows the same table. */
export function ScenarioLinks({
	path,
	current,
	withWorst = true,
}: {
	path: string;
	current: ScenarioChoice;
	withWorst?: boolean;
}) {
	return (
		<nav aria-label="Failure looked at" data-print="hide">
			<ul className="flex flex-wrap gap-1">
				{CHOICES.filter((choice) => withWorst || choice !== "worst").map((choice) => (
					<li key={choice}>
						<Link
							href={`${path}?scenario=${choice}`}
							scroll={false}
							aria-current={choice === current ? "true" : undefined}
							className="inline-flex h-7 items-center rounded-md px-2 text-xs text-muted-foreground hover:bg-muted hover:text-foreground aria-[current=true]:bg-accent-soft aria-[current=true]:text-accent"
						>
							{labelOf(choice)}
						</Link>
					</li>
				))}
			</ul>
		</nav>
	);
}
