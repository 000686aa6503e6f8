"use client";
import { Flag } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import type { LayerId, Practice } from "@/engine";
import { LAYER_IDS, LAYER_LABELS } from "@/lib/labels";
import { AnswerMark } from "./answer-mark";
import { type Answers, effectiveAnswer, progressOf, type Scope } from "./answers";

interface LayerListProps {
	practices: readonly Practice[];
	/** Ids that pass the filter. */
	shown: ReadonlySet<string>;
	/** Null: on the way. */
	answers: Answers | null;
	scope: Scope;
	flags: readonly string[];
	current: Practice;
	onChoose: (practice: Practice) => void;
	onAnswerLayer: ((layer: LayerId) => void) | null;
}

const NONE: Answers = new Map();

export function LayerList(props: LayerListProps) {
	const { practices, shown, answers, scope, flags, current, onChoose, onAnswerLayer } = props;
	return (
		<nav aria-label="Questions by layer" className="flex min-w-0 flex-col gap-1">
			{LAYER_IDS.map((layer) => {
				const inLayer = practices.filter((practice) => practice.layer === layer);
				const first = inLayer.find((practice) => shown.has(practice.id)) ?? inLayer[0];
				if (!first) return null;
				const { answered, applicable } = progressOf(answers ?? NONE, scope, inLayer);
				const open = current.layer === layer;
				const listed = inLayer.filter((practice) => shown.has(practice.id));
				return (
					<section key={layer} aria-label={LAYER_LABELS[layer]}>
						<button
							type="button"
							aria-expanded={open}
							onClick={() => onChoose(first)}
							className={classNames(
								"flex w-full flex-col gap-1 rounded-md px-2 py-1.5 text-left hover:bg-muted",
								open && "font-medium",
							)}
						>
							<span className="flex w-full items-baseline justify-between gap-2">
								<span>{LAYER_LABELS[layer]}</span>
								<span className="text-xs font-normal text-muted-foreground">
									{answers === null ? "…" : `${answered} of ${applicable}`}
								</span>
							</span>
							<progress
								aria-label={`${LAYER_LABELS[layer]} answered`}
								value={answered}
								max={Math.max(1, applicable)}
								className="h-1 w-full appearance-none overflow-hidden rounded-full bg-border [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-border [&::-webkit-progress-value]:bg-accent"
							/>
						</button>
						{open ? (
							<ul className="mt-1 mb-2 flex flex-col">
								{listed.map((practice) => (
									<li key={practice.id}>
										<button
											type="button"
											aria-current={practice.id === current.id ? "step" : undefined}
											onClick={() => onChoose(practice)}
											className={classNames(
												"flex min-h-7 w-full items-center gap-2 rounded-sm px-2 text-left text-xs",
												practice.id === current.id
													? "bg-accent-soft text-accent"
													: "text-muted-foreground hover:bg-muted hover:text-foreground",
											)}
										>
											<AnswerMark state={effectiveAnswer(answers ?? NONE, scope, practice.id).answer?.state ?? null} />
											<span className="truncate">{practice.practice}</span>
											{flags.includes(practice.id) ? (
												<Flag role="img" aria-label="flagged" className="ml-auto size-3 shrink-0" />
											) : null}
										</button>
									</li>
								))}
								{listed.length === 0 ? (
									<li className="px-2 py-1 text-xs text-muted-foreground">None in this layer.</li>
								) : null}
								{onAnswerLayer ? (
									<li>
										<button
											type="button"
											onClick={() => onAnswerLayer(layer)}
											className="link min-h-7 px-2 text-left text-xs"
										>
											Answer all that are open
										</button>
									</li>
								) : null}
							</ul>
						) : null}
					</section>
				);
			})}
		</nav>
	);
}
