"use client";
import { useEffect, useRef, useState } from "react";
import { startEngineWorker } from "@/components/ui/start-engine-worker";
import type { AssessOptions, Facts, PlanChange } from "@/engine";
import type { PlanAnswer, PlanRequest } from "./plan.worker";
import type { PlanSummary } from "./plan-lines";

export interface LivePlan {
	state: "fetching" | "estimating" | "rough" | "ready" | "unavailable";
	today: PlanSummary | null;
	planned: PlanSummary | null;
	/** Figures of the saved plans, by id. */
	compared: ReadonlyMap<string, PlanSummary>;
	/** Services of the first answer that still stand as today. */
	waiting: number;
	/** From the key to the figure, in the worker. */
	milliseconds: number | null;
}

const NOTHING_YET: LivePlan = {
	state: "fetching",
	today: null,
	planned: null,
	compared: new Map(),
	waiting: 0,
	milliseconds: null,
};

/** Figures of the changes switched on, from the page's own engine and seed, off the page's thread. */
export function usePlan(
	organization: string,
	revision: number,
	changes: readonly PlanChange[],
	saved: readonly { id: string; changes: PlanChange[] }[],
): LivePlan {
	const worker = useRef<Worker | null>(null);
	const asked = useRef(0);
	const [seeded, setSeeded] = useState(0);
	const [live, setLive] = useState<LivePlan>(NOTHING_YET);

	useEffect(() => {
		const engine = new Worker(new URL("./plan.worker.ts", import.meta.url), { type: "module" });
		worker.current = engine;
		engine.onmessage = ({ data }: MessageEvent<PlanAnswer>) => {
			if ("today" in data) {
				setLive((was) => ({ ...was, today: data.today, planned: was.planned ?? data.today }));
				return;
			}
			if ("compared" in data) {
				setLive((was) => ({ ...was, compared: new Map(data.compared.map((one) => [one.id, one.summary])) }));
				return;
			}
			const { request, summary, waiting, isFinal, milliseconds } = data;
			if (request === asked.current)
				setLive((was) => ({
					...was,
					planned: summary,
					waiting,
					state: isFinal ? "ready" : "rough",
					milliseconds: was.state === "rough" ? was.milliseconds : milliseconds,
				}));
		};
		const stop = startEngineWorker<{ facts: Facts; options: AssessOptions }>(engine, organization, {
			onSeeded: (base) => {
				engine.postMessage(base satisfies PlanRequest);
				setSeeded(revision + 1);
			},
			onUnavailable: () => setLive((was) => ({ ...was, state: "unavailable" })),
		});
		return () => {
			stop();
			// Figures of facts that are no longer so must not stand beside the new ones.
			setLive(NOTHING_YET);
		};
	}, [organization, revision]);

	const switchedOn = JSON.stringify(changes);
	useEffect(() => {
		if (seeded !== revision + 1) return;
		asked.current += 1;
		setLive((was) => ({ ...was, state: "estimating" }));
		const request = { changes: JSON.parse(switchedOn) as PlanChange[], request: asked.current };
		worker.current?.postMessage(request satisfies PlanRequest);
	}, [switchedOn, seeded, revision]);

	const plans = JSON.stringify(saved.map(({ id, changes: of }) => ({ id, changes: of })));
	useEffect(() => {
		if (seeded !== revision + 1 || plans === "[]") return;
		worker.current?.postMessage({ compare: JSON.parse(plans) } satisfies PlanRequest);
	}, [plans, seeded, revision]);

	return live;
}
