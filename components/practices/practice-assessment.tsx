"use client";
import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { toast } from "@/components/ui/toast";
import type { AnswerState, LayerId } from "@/engine";
import { decisionGaps, needsReason } from "@/lib/answers";
import { formatCount } from "@/lib/format";
import {
	type Answer,
	answered,
	answersBelow,
	effectiveAnswer,
	isOf,
	keyIn,
	keyText,
	passes,
	placeName,
	practicesAsked,
	progressOf,
} from "./answers";
import { AssessmentTools, FILTER_LABELS, type LastSnapshot } from "./assessment-tools";
import type { DecisionText } from "./decision-fields";
import { LayerList } from "./layer-list";
import { PracticeLinks } from "./practice-links";
import { CHOICES, Question } from "./question";
import type { Score } from "./score.worker";
import { ScoreLine } from "./score-line";
import { type AnswerActions, useAnswers } from "./use-answers";
import { type ArchiveEvidence, useEvidence } from "./use-evidence";
import { type SetFlag, useFlags } from "./use-flags";
import { useKept, useKeys } from "./use-keys";
import { useScope } from "./use-scope";
import { useScore } from "./use-score";

const AnswerConflictNotice = dynamic(() =>
	import("./answer-conflict-notice").then((module) => module.AnswerConflictNotice),
);
const OtherConflicts = dynamic(() => import("./other-conflicts").then((module) => module.OtherConflicts));
const EvidencePanel = dynamic(() => import("./evidence-panel").then((module) => module.EvidencePanel));
const KeysDialog = dynamic(() => import("./keys-dialog").then((module) => module.KeysDialog), { ssr: false });
const AnswerLayerDialog = dynamic(() => import("./answer-layer-dialog").then((module) => module.AnswerLayerDialog), {
	ssr: false,
});

export interface PracticeAssessmentProps {
	organization: string;
	sites: { id: string; name: string; isCloud: boolean }[];
	/** Questions that some service of this organisation needs. */
	askedIds: string[];
	asOf: string;
	timeZone: string;
	score: Score;
	canEdit: boolean;
	/** Questions flagged by anybody of the organisation. */
	flags: readonly string[];
	/** A month ago: what "changed since a day" begins with. */
	changedSince: string;
	lastSnapshot: LastSnapshot | null;
	actions: AnswerActions & { setFlag: SetFlag; archiveEvidence: ArchiveEvidence };
}

export function PracticeAssessment(props: PracticeAssessmentProps) {
	const { organization, sites, askedIds, asOf, timeZone, canEdit, actions } = props;
	const { answers, delivery, conflicts, problem, give, clear, decide, retry, reload } = useAnswers(
		organization,
		actions,
	);
	const { scope, servers, setServers, setScope, setFilter, setSince, ...address } = useScope(organization, sites);
	const { lastSnapshot } = props;
	const filter = address.filter === "snapshot" && lastSnapshot === null ? "changed" : address.filter;
	const since = filter === "snapshot" && lastSnapshot ? lastSnapshot.keptAt : address.since || props.changedSince;
	const scores = useScore(organization, answers, props.score);
	const { flags, toggle } = useFlags(organization, props.flags, actions.setFlag);
	const evidence = useEvidence(organization, actions.archiveEvidence, { send: retry, read: reload });
	const [keysOn, setKeysOn] = useKept("holdfast.keys", true);
	const [currentId, setCurrentId] = useState<string | null>(null);
	const [dialog, setDialog] = useState<"keys" | LayerId | null>(null);
	const note = useRef<HTMLTextAreaElement>(null);
	const reason = useRef<HTMLInputElement>(null);

	const siteId = scope.level === "organization" ? null : scope.siteId;
	const isCloud = sites.some((site) => site.id === siteId && site.isCloud);
	const practices = practicesAsked(askedIds, isCloud);
	const at = (practiceId: string) => effectiveAnswer(answers, scope, practiceId);
	const isShown = (practiceId: string) => passes(filter, at(practiceId).answer, flags.includes(practiceId), since);
	const shown = practices.filter((practice) => isShown(practice.id));
	const current = practices.find((practice) => practice.id === currentId) ?? shown[0] ?? practices[0];
	const fetched = delivery.state !== "fetching" && delivery.state !== "failed";
	const ready = canEdit && fetched && !(scope.level === "server" && scope.serverId === "");

	useEffect(() => {
		const follow = () => {
			const asked = new URLSearchParams(window.location.search).get("layer");
			const id = window.location.hash.slice(1) || askedIds.find((practiceId) => practiceId === asked);
			if (id) setCurrentId(id);
		};
		follow();
		window.addEventListener("hashchange", follow);
		return () => window.removeEventListener("hashchange", follow);
	}, [askedIds]);

	const step = (by: 1 | -1) => {
		const place = practices.findIndex((practice) => practice.id === current?.id);
		for (let index = place + by; index >= 0 && index < practices.length; index += by)
			if (isShown(practices[index]!.id)) return setCurrentId(practices[index]!.id);
		if (by === 1) toast.note("That was the last question shown here.");
	};

	const answer = (state: AnswerState) => {
		if (!current || !ready) return;
		const next = answered(scope, current.id, at(current.id), state);
		setCurrentId(current.id);
		give([next]);
		if (needsReason(state)) requestAnimationFrame(() => reason.current?.focus());
		else step(1);
	};

	const change = (changes: Partial<Answer>, typing: boolean) => {
		const own = current && answers.get(keyText(keyIn(scope, current.id)));
		if (!own) return;
		const next = { ...own, ...changes };
		give([{ ...next, delivery: decisionGaps(next).length > 0 ? "draft" : "queued" }], typing);
	};

	const reset = async (own: Answer) => {
		const message = await clear(own);
		if (message) toast.failed(message);
		else toast.done("The answer is taken back", () => give([{ ...own, version: 0, delivery: "queued" }]));
	};

	const openIn = (layer: LayerId) =>
		practices.filter((practice) => practice.layer === layer && at(practice.id).answer === null);

	const answerLayer = (layer: LayerId, state: AnswerState, decision: DecisionText) => {
		setDialog(null);
		const made = openIn(layer).map((practice): Answer => {
			const next = answered(scope, practice.id, at(practice.id), state);
			return { ...next, ...(needsReason(state) ? decision : {}), delivery: "queued" };
		});
		give(made);
		toast.done(`${formatCount(made.length, "question")} answered`);
	};

	const flag = () => {
		if (current && canEdit) void toggle(current.id);
	};

	useKeys(keysOn && dialog === null, (key) => {
		const choice = CHOICES.find((candidate) => candidate.key === key);
		if (choice) answer(choice.state);
		else if (key === "j") step(1);
		else if (key === "k") step(-1);
		else if (key === "n") note.current?.focus();
		else if (key === "f") flag();
		else if (key === "?") setDialog("keys");
		else return false;
		return true;
	});

	const { answered: done, applicable, minutesLeft } = progressOf(answers, scope, practices);
	const title = !fetched
		? "Practices"
		: `${done} of ${formatCount(applicable, "question")} answered${minutesLeft > 0 ? `, about ${formatCount(Math.ceil(minutesLeft), "minute")} left` : ""}`;
	const effective = current ? at(current.id) : null;
	const own = effective !== null && effective.inheritedFrom === null && effective.answer !== null;
	const conflictKey = current ? keyText(keyIn(scope, current.id)) : "";
	const conflict = conflicts.get(conflictKey);
	const overrides = [...answers.values()].filter((given) => isOf(given, scope)).length;
	const inLayer = practices.filter((practice) => practice.layer === current?.layer);

	return (
		<div className="flex min-w-0 flex-col gap-6">
			<PageHeader title={title} actions={<PracticeLinks organization={organization} />}>
				<ScoreLine {...scores} />
			</PageHeader>
			<AssessmentTools
				organization={organization}
				sites={sites}
				servers={servers}
				scope={scope}
				filter={filter}
				since={since}
				lastSnapshot={lastSnapshot}
				timeZone={timeZone}
				overrides={overrides}
				delivery={delivery}
				problem={problem}
				onServers={setServers}
				onScope={setScope}
				onFilter={setFilter}
				onSince={setSince}
				onRetry={() => void (delivery.state === "failed" ? reload() : retry())}
				onKeys={() => setDialog("keys")}
			/>
			{conflicts.size > 0 ? (
				<OtherConflicts conflicts={conflicts} shown={conflict !== undefined} onOpen={setCurrentId} />
			) : null}
			{!current || !effective || (filter !== "all" && shown.length === 0 && currentId === null) ? (
				<EmptyState
					title={filter === "all" ? "Nothing is asked here" : "No question is left here"}
					actions={<Button onClick={() => setFilter("all")}>Show all questions</Button>}
				>
					{`The filter “${FILTER_LABELS[filter]}” leaves none of ${formatCount(practices.length, "question")}.`}
				</EmptyState>
			) : (
				<div className="grid min-w-0 gap-8 md:grid-cols-[14rem_minmax(0,1fr)] xl:grid-cols-[16rem_minmax(0,1fr)_18rem]">
					<div className="min-w-0 max-md:order-last max-md:border-t max-md:pt-4 md:row-span-2 xl:row-span-1">
						<LayerList
							practices={practices}
							shown={new Set(shown.map((practice) => practice.id))}
							answers={fetched ? answers : null}
							scope={scope}
							flags={flags}
							current={current}
							onChoose={(practice) => setCurrentId(practice.id)}
							onAnswerLayer={ready ? setDialog : null}
						/>
					</div>
					<div className="flex min-w-0 flex-col gap-5">
						{conflict ? (
							<AnswerConflictNotice
								conflict={conflict}
								timeZone={timeZone}
								onDecide={(keepMine) => decide(conflictKey, keepMine)}
							/>
						) : null}
						<Question
							practice={current}
							position={`${inLayer.indexOf(current) + 1} of ${inLayer.length}`}
							effective={effective}
							inheritedFrom={placeName(effective.inheritedFrom, siteId, sites)}
							below={answersBelow(answers, scope, current.id)}
							flagged={flags.includes(current.id)}
							keysOn={keysOn}
							canEdit={ready}
							reasonRef={reason}
							onAnswer={answer}
							asOf={asOf}
							onDecision={(changes) => change(changes, true)}
							onDecisionDone={() => {
								if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
								step(1);
							}}
							resetLabel={scope.level === "organization" ? "Take the answer back" : "Reset to inherited"}
							onFlag={flag}
							onReset={own && ready && effective.answer ? () => void reset(effective.answer!) : null}
						/>
						<div className="flex gap-2 max-sm:sticky max-sm:bottom-0 max-sm:-mx-4 max-sm:border-t max-sm:bg-background max-sm:px-4 max-sm:py-2 max-sm:[&>button]:h-11 max-sm:[&>button]:flex-1">
							<Button onClick={() => step(-1)} aria-keyshortcuts={keysOn ? "k" : undefined}>
								Back
							</Button>
							<Button onClick={() => step(1)} aria-keyshortcuts={keysOn ? "j" : undefined}>
								Next
							</Button>
						</div>
					</div>
					<div className="min-w-0 max-xl:border-t max-xl:pt-4">
						<EvidencePanel
							organization={organization}
							items={evidence.items}
							onAdd={evidence.add}
							onRemove={(item) =>
								void evidence
									.remove(item)
									.then((message) => (message ? toast.failed(message) : toast.done("The proof is put away")))
							}
							practice={current}
							effective={effective}
							own={own}
							asOf={asOf}
							timeZone={timeZone}
							canEdit={ready}
							noteRef={note}
							onChange={change}
						/>
					</div>
				</div>
			)}
			{dialog === "keys" ? <KeysDialog keysOn={keysOn} onSwitch={setKeysOn} onClose={() => setDialog(null)} /> : null}
			{dialog !== null && dialog !== "keys" ? (
				<AnswerLayerDialog
					layer={dialog}
					open={openIn(dialog).length}
					asOf={asOf}
					onApply={(state, decision) => answerLayer(dialog, state, decision)}
					onClose={() => setDialog(null)}
				/>
			) : null}
		</div>
	);
}
