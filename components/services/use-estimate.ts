"use client";
import { useEffect, useRef, useState } from "react";
import { type Control, useWatch } from "react-hook-form";
import { startEngineWorker } from "@/components/ui/start-engine-worker";
import type { AssessOptions, Facts } from "@/engine";
import type { ServiceDraft } from "@/schemas/services";
import type { Estimate, EstimateAnswer, EstimateRequest } from "./estimate.worker";

export type EstimateState = "fetching" | "ready" | "estimating" | "unfinished" | "unavailable";

const TYPING_PAUSE_MILLISECONDS = 120;

/**
 * The draft's figures while it is typed: draft → schema → engine, in a worker, with the seed of the saved assessment.
 * A draft with a mistake in it keeps the last figures and says so.
 */
export function useEstimate(organization: string, control: Control<ServiceDraft>, serviceId: string) {
	const draft = useWatch({ control }) as ServiceDraft;
	const worker = useRef<Worker | null>(null);
	const latest = useRef(0);
	const [state, setState] = useState<EstimateState>("fetching");
	const [estimate, setEstimate] = useState<Estimate | null>(null);
	const [seeded, setSeeded] = useState(false);

	useEffect(() => {
		const engine = new Worker(new URL("./estimate.worker.ts", import.meta.url), { type: "module" });
		worker.current = engine;
		engine.onmessage = ({ data }: MessageEvent<EstimateAnswer>) => {
			if (data.request !== latest.current) return;
			if ("unfinished" in data) return setState("unfinished");
			setEstimate(data);
			setState("ready");
		};
		return startEngineWorker<{ facts: Facts; options: AssessOptions }>(engine, organization, {
			onSeeded: (base) => {
				engine.postMessage(base satisfies EstimateRequest);
				setSeeded(true);
			},
			onUnavailable: () => setState("unavailable"),
		});
	}, [organization]);

	const typed = JSON.stringify(draft);
	useEffect(() => {
		if (!seeded) return;
		const timer = setTimeout(() => {
			latest.current += 1;
			setState((was) => (was === "ready" ? "estimating" : was));
			worker.current?.postMessage({
				draft: withName(JSON.parse(typed) as ServiceDraft),
				serviceId,
				request: latest.current,
			} satisfies EstimateRequest);
		}, TYPING_PAUSE_MILLISECONDS);
		return () => clearTimeout(timer);
	}, [typed, seeded, serviceId]);

	return { state, estimate };
}

/** A service without a name yet can be estimated as well as any other. */
const withName = (draft: ServiceDraft): ServiceDraft => ({ ...draft, name: draft.name.trim() || "This service" });
