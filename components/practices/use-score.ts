"use client";
import { useEffect, useRef, useState } from "react";
import type { AssessOptions, Facts, PracticeAnswer } from "@/engine";
import type { Answers } from "./answers";
import type { Score, ScoreAnswer, ScoreRequest } from "./score.worker";

const PAUSE_MILLISECONDS = 250;

const factOf = ({
	practiceId,
	siteId,
	serverId,
	...answer
}: Parameters<Parameters<Answers["forEach"]>[0]>[0]): PracticeAnswer => ({
	practiceId,
	siteId,
	serverId,
	state: answer.state,
	evidence: answer.evidence,
	evidenceOn: answer.evidenceOn || null,
	reason: answer.reason || null,
	decidedBy: answer.decidedBy || null,
	reviewOn: answer.reviewOn || null,
	owner: answer.owner || null,
	answeredBy: answer.answeredBy,
	note: answer.note || null,
});

/** The score of the answers as they stand here, from the same engine, seed and facts as the overview; off the page's thread. */
export function useScore(organization: string, answers: Answers, saved: Score) {
	const worker = useRef<Worker | null>(null);
	const asked = useRef(0);
	const [ready, setReady] = useState(false);
	const [scores, setScores] = useState<{ now: Score; before: Score | null }>({ now: saved, before: null });

	useEffect(() => {
		const abort = new AbortController();
		const engine = new Worker(new URL("./score.worker.ts", import.meta.url), { type: "module" });
		worker.current = engine;
		engine.onmessage = ({ data }: MessageEvent<ScoreAnswer>) => {
			if (data.request === asked.current) setScores(({ now }) => ({ now: data, before: now }));
		};
		fetch(`/o/${organization}/services/facts`, { signal: abort.signal, cache: "no-store" })
			.then((reply) => (reply.ok ? reply.json() : Promise.reject(new Error(`facts answered ${reply.status}`))))
			.then((base: { facts: Facts; options: AssessOptions }) => {
				engine.postMessage(base satisfies ScoreRequest);
				setReady(true);
			})
			.catch(() => setReady(false));
		return () => {
			abort.abort();
			engine.terminate();
		};
	}, [organization]);

	const given = JSON.stringify([...answers.values()].filter((answer) => answer.delivery !== "draft").map(factOf));
	useEffect(() => {
		if (!ready || given === "[]") return;
		const timer = setTimeout(() => {
			asked.current += 1;
			const request = { answers: JSON.parse(given) as PracticeAnswer[], request: asked.current };
			worker.current?.postMessage(request satisfies ScoreRequest);
		}, PAUSE_MILLISECONDS);
		return () => clearTimeout(timer);
	}, [given, ready]);

	return scores;
}
