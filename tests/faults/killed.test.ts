import { expect, it } from "vitest";
import { killCycles } from "./kill-cycles";

const QUICK = Array.from({ length: 5 }, () => ["web", "database", "starter"] as const).flat();

it("loses nothing it acknowledged and doubles nothing when web server, database or starter are killed in the middle of writes", async () => {
	const report = await killCycles(QUICK, "faults-killed");
	console.log(
		`kills ${JSON.stringify(report.kills)}, ${report.attempts} writes sent, ${report.acknowledged} acknowledged, ${report.turnedAway} turned away; back after ${report.backSeconds.map((seconds) => seconds.toFixed(1)).join(" ")} s`,
	);
	expect(report.kills).toEqual({ web: 5, database: 5, starter: 5 });
	expect(report.acknowledged).toBeGreaterThan(60);
	expect(report).toMatchObject({ lost: [], doubled: [], strangers: [] });
});
