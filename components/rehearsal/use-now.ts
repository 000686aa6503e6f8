"use client";
import { useEffect, useState } from "react";

/** The moment, every second; null until the page stands, so that server and browser draw the same. */
export function useNow(): number | null {
	const [now, setNow] = useState<number | null>(null);
	useEffect(() => {
		const tick = () => setNow(Date.now());
		tick();
		const timer = setInterval(tick, 1000);
		return () => clearInterval(timer);
	}, []);
	return now;
}
