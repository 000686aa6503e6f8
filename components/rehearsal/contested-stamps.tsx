"use client";
import { Button } from "@/components/ui/button";
import type { Stamp, StepRun } from "@/engine";
import { timeText } from "./run-words";

interface ContestedStampsProps {
	step: StepRun;
	timeZone: string;
	/** Null: somebody who only follows along. */
	choose: ((eventId: string) => void) | null;
}

const MOMENTS = ["start", "end"] as const;

/** Two people stamped one moment differently: both stand here until somebody says which counts. */
export function ContestedStamps({ step, timeZone, choose }: ContestedStampsProps) {
	const open = MOMENTS.filter((moment) => step.contested[moment].length > 0);
	if (open.length === 0) return null;
	return (
		<section
			aria-label="Stamps that differ"
			className="flex flex-col gap-2 rounded-md border border-partial/50 bg-partial-soft px-3 py-2"
		>
			{open.map((moment) => {
				const counts = step[moment];
				const rivals: Stamp[] = step.contested[moment];
				return (
					<div key={moment} className="flex flex-col gap-2">
						<p>
							The {moment} was stamped twice, and the times differ. {counts?.userName}’s{" "}
							{counts ? timeText(counts.at, timeZone) : ""} counts until you choose.
						</p>
						{choose ? (
							<div className="flex flex-wrap gap-2">
								{[...(counts ? [counts] : []), ...rivals].map(({ eventId, userName, at }) => (
									<Button key={eventId} onClick={() => choose(eventId)}>
										{userName}: {timeText(at, timeZone)}
									</Button>
								))}
							</div>
						) : (
							<ul>
								{rivals.map(({ eventId, userName, at }) => (
									<li key={eventId}>
										{userName}: {timeText(at, timeZone)}
									</li>
								))}
							</ul>
						)}
					</div>
				);
			})}
		</section>
	);
}
