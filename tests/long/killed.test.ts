import { expect, it } from "vitest";
import { killCycles } from "../faults/kill-cycles";

const LONG = Array.from({ length: 100 }, () => ["web", "database", "starter"] as const).flat();

it("loses nothing in 200 deaths of the application and 100 of the database", { timeout: 3_600_000 }, async () => {
	const report = await killCycles(LONG, "faults-killed-long");
	const p95 = report.backSeconds[Math.floor(report.backSeconds.length * 0.95)];
	console.log(
		`kills ${JSON.stringify(report.kills)}, ${report.attempts} writes sent, ${report.acknowledged} acknowledged, ${report.turnedAway} turned away; back after ${p95?.toFixed(1)} s (P95)`,
	);
	expect(report.kills).toEqual({ web: 100, database: 100, starter: 100 });
	expect(report.acknowledged).toBeGreaterThan(1_000);
	expect(report).toMatchObject({ lost: [], doubled: [], strangers: [] });
});
