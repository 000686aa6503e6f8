"use client";
import { useEffect, useRef, useState } from "react";

export type MakingStage = "figures" | "pages";

const FAILED = "The report was not made: the connection broke. Nothing was changed; try again.";

/** Seconds since something began, while it lasts. */
export function useSeconds(isRunning: boolean): number {
	const [seconds, setSeconds] = useState(0);
	useEffect(() => {
		setSeconds(0);
		if (!isRunning) return;
		const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
		return () => clearInterval(timer);
	}, [isRunning]);
	return seconds;
}

/** Fetches a report as it is made. Its headers arrive when the figures stand, its end when the last page is set. */
export function useMaking() {
	const [stage, setStage] = useState<MakingStage | null>(null);
	const [message, setMessage] = useState<string | null>(null);
	const asked = useRef<AbortController | null>(null);
	useEffect(() => () => asked.current?.abort(), []);
	async function make(address: string): Promise<{ file: Blob; name: string } | null> {
		const control = new AbortController();
		asked.current = control;
		setMessage(null);
		setStage("figures");
		try {
			const response = await fetch(address, { signal: control.signal });
			if (!response.ok) {
				setMessage(response.status < 500 ? await response.text() : FAILED);
				return null;
			}
			setStage("pages");
			const name = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
			return { file: await response.blob(), name: name ?? "report.pdf" };
		} catch {
			setMessage(control.signal.aborted ? "Cancelled: nothing was made." : FAILED);
			return null;
		} finally {
			setStage(null);
		}
	}
	return { make, stage, message, cancel: () => asked.current?.abort() };
}
