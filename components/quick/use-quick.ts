"use client";
import { useEffect, useRef, useState } from "react";
import { startEngineWorker } from "@/components/ui/start-engine-worker";
import type { AssessOptions, Facts } from "@/engine";
import type { PlanState } from "@/schemas/quick";
import type { ServiceDraft } from "@/schemas/services";
import type { QuickAnswer, QuickFigures, QuickRequest } from "./quick.worker";

export type QuickStateName = "working" | "ready" | "unfinished" | "unavailable";

const PAUSE_MILLISECONDS = 300;

/** The ranges of what is typed, and what to ask for next, worked out beside the page with the seed of its own figures. */
export function useQuick(organization: string, draft: ServiceDraft, serviceId: string, plan: PlanState) {
	const worker = useRef<Worker | null>(null);
	const asked = useRef(0);
	const [seeded, setSeeded] = useState(false);
	const [state, setState] = useState<QuickStateName>("working");
	const [figures, setFigures] = useState<QuickFigures | null>(null);

	useEffect(() => {
		const engine = new Worker(new URL("./quick.worker.ts", import.meta.url), { type: "module" });
		worker.current = engine;
		engine.onmessage = ({ data }: MessageEvent<QuickAnswer>) => {
			if (data.request !== asked.current) return;
			if ("unfinished" in data) return setState("unfinished");
			setFigures(data);
			setState("ready");
		};
		return startEngineWorker<{ facts: Facts; options: AssessOptions }>(engine, organization, {
			onSeeded: (base) => {
				engine.postMessage(base satisfies QuickRequest);
				setSeeded(true);
			},
			onUnavailable: () => setState("unavailable"),
		});
	}, [organization]);

	const typed = JSON.stringify({ draft, plan });
	useEffect(() => {
		if (!seeded) return;
		const timer = setTimeout(() => {
			asked.current += 1;
			setState("working");
			const given = JSON.parse(typed) as { draft: ServiceDraft; plan: PlanState };
			const named = { ...given.draft, name: given.draft.name.trim() || "The first service" };
			const request = { draft: named, serviceId, plan: given.plan, request: asked.current };
			worker.current?.postMessage(request satisfies QuickRequest);
		}, PAUSE_MILLISECONDS);
		return () => clearTimeout(timer);
	}, [typed, seeded, serviceId]);

	return { state, figures };
}
