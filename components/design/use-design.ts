"use client";
import { useEffect, useRef, useState } from "react";
import { startEngineWorker } from "@/components/ui/start-engine-worker";
import type {
	DesignAnswers,
	DesignBase,
	DesignQuestions,
	DesignReply,
	DesignRequest,
	DesignTopic,
} from "./design.worker";

export type DesignState = "fetching" | "working" | "ready" | "unfinished" | "unavailable";

const TYPING_PAUSE_MILLISECONDS = 150;

/** The engine's answer to what stands in the form, worked out in a worker from the seed of the page's own figures. */
export function useDesign<Topic extends DesignTopic>(
	organization: string,
	topic: Topic,
	question: DesignQuestions[Topic],
): { state: DesignState; answer: DesignAnswers[Topic] | null } {
	const worker = useRef<Worker | null>(null);
	const latest = useRef(0);
	const [state, setState] = useState<DesignState>("fetching");
	const [answer, setAnswer] = useState<DesignAnswers[Topic] | null>(null);
	const [seeded, setSeeded] = useState(false);

	useEffect(() => {
		const engine = new Worker(new URL("./design.worker.ts", import.meta.url), { type: "module" });
		worker.current = engine;
		engine.onmessage = ({ data }: MessageEvent<DesignReply>) => {
			if (data.request !== latest.current) return;
			if (data.answer === null) return setState("unfinished");
			setAnswer(data.answer as DesignAnswers[Topic]);
			setState("ready");
		};
		return startEngineWorker<DesignBase>(engine, organization, {
			onSeeded: (base) => {
				engine.postMessage({ base } satisfies DesignRequest);
				setSeeded(true);
			},
			onUnavailable: () => setState("unavailable"),
		});
	}, [organization]);

	const typed = JSON.stringify(question);
	useEffect(() => {
		if (!seeded) return;
		const timer = setTimeout(() => {
			latest.current += 1;
			setState((was) => (was === "ready" ? "working" : was));
			const request = { topic, question: JSON.parse(typed), request: latest.current } as DesignRequest;
			worker.current?.postMessage(request);
		}, TYPING_PAUSE_MILLISECONDS);
		return () => clearTimeout(timer);
	}, [typed, seeded, topic]);

	return { state, answer };
}

export const DESIGN_STATES: Record<DesignState, string> = {
	fetching: "Fetching the facts…",
	working: "Working it out…",
	ready: "",
	unfinished: "A field needs another look; these are the last figures that could be made.",
	unavailable: "The figures cannot be shown while you type here. Saving works.",
};
