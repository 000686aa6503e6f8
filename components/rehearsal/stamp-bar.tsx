"use client";
import { Button } from "@/components/ui/button";
import type { StepRun } from "@/engine";
import type { NewTap } from "./use-run";

interface StampBarProps {
	run: StepRun;
	isPaused: boolean;
	/** Nothing is left to do. */
	isLast: boolean;
	/** Null: somebody who only follows along, or a drill that is over. */
	tap: ((tap: NewTap) => void) | null;
	ask: (what: "note" | "skip" | "abort" | "finish") => void;
	previous: (() => void) | null;
	next: (() => void) | null;
}

const BIG = "h-14 grow text-lg";

/** Under the thumb: the one stamp that is due, large, and what else may be done. */
export function StampBar({ run, isPaused, isLast, tap, ask, previous, next }: StampBarProps) {
	const { stepId, state } = run;
	return (
		<div className="fixed inset-x-0 bottom-0 z-20 border-t bg-background">
			<div className="mx-auto flex w-full max-w-5xl flex-col gap-2 px-4 py-3">
				{tap ? (
					<div className="flex gap-2">
						{isPaused ? (
							<Button variant="primary" className={BIG} onClick={() => tap({ kind: "resume" })}>
								Resume drill
							</Button>
						) : state === "running" ? (
							<Button variant="primary" className={BIG} onClick={() => tap({ kind: "end", stepId })}>
								End this step
							</Button>
						) : state === "open" || state === "skipped" ? (
							<Button variant="primary" className={BIG} onClick={() => tap({ kind: "start", stepId })}>
								Start this step
							</Button>
						) : isLast ? (
							<Button variant="primary" className={BIG} onClick={() => ask("finish")}>
								End drill
							</Button>
						) : (
							<p className="flex h-14 grow items-center text-muted-foreground">This step is done.</p>
						)}
					</div>
				) : null}
				<div className="flex flex-wrap gap-1">
					<Button variant="quiet" disabled={previous === null} onClick={() => previous?.()}>
						Previous
					</Button>
					<Button variant="quiet" disabled={next === null} onClick={() => next?.()}>
						Next
					</Button>
					{tap ? (
						<>
							<Button variant="quiet" onClick={() => ask("note")}>
								Note
							</Button>
							{state === "open" ? (
								<Button variant="quiet" onClick={() => ask("skip")}>
									Skip
								</Button>
							) : null}
							{isPaused ? null : (
								<Button variant="quiet" onClick={() => tap({ kind: "pause" })}>
									Pause
								</Button>
							)}
							<Button variant="quiet" onClick={() => ask("finish")}>
								End
							</Button>
							<Button variant="quiet" onClick={() => ask("abort")}>
								Abort
							</Button>
						</>
					) : null}
				</div>
			</div>
		</div>
	);
}
