import fs from "node:fs";
import { assess, type Facts, handOver } from "@/engine";
import { chaptersOf } from "@/lib/report-chapters";
import { defaultReportOptions } from "@/lib/report-options";
import { inventoryModel } from "@/reports/model-inventory";
import { renderReport } from "@/reports/render-report";
import { buildReportModel, type ReportModel } from "@/reports/report-model";
import { wordsFor } from "@/reports/words/words";

export interface ReportTimes {
	pages: number;
	/** One report of a dozen or so pages, another each time, by a process that has made one before; milliseconds. */
	short: number;
	rows: number;
	longPages: number;
	long: number;
	/** Eight different ones asked for at once, two at a time. */
	eight: number;
	/** The longest that the asking thread was held up meanwhile. */
	heldUp: number;
	/** Most memory of the children, with what this process grew by, megabytes; null where it cannot be read. */
	megabytes: number | null;
}

const pagesOf = (pdf: Uint8Array): number =>
	Buffer.from(pdf)
		.toString("latin1")
		.match(/\/Type ?\/Page\b(?!s)/g)?.length ?? 0;

/** Memory of the children of this process, as Linux tells it. */
function megabytesOfChildren(): number | null {
	try {
		const children = fs
			.readFileSync(`/proc/self/task/${process.pid}/children`, "utf8")
			.trim()
			.split(" ")
			.filter(Boolean);
		const pages = children.map((child) => Number(fs.readFileSync(`/proc/${child}/statm`, "utf8").split(" ")[1]));
		return pages.reduce((sum, count) => sum + count * 4096, 0) / 1e6;
	} catch {
		return null;
	}
}

async function milliseconds(run: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await run();
	return performance.now() - began;
}

function withRows(model: ReportModel, facts: Facts, rows: number): ReportModel {
	const [server] = facts.servers;
	if (!server) throw new RangeError("facts hold no server");
	const servers = Array.from({ length: rows }, (_, index) => ({
		...server,
		id: `row-${index}`,
		name: `srv-${String(index).padStart(5, "0")}`,
		role: "application",
		operatingSystem: ["Debian GNU/Linux 12", "Windows Server 2022", "Red Hat Enterprise Linux 9"][index % 3]!,
		dataGigabytes: 20 + (index % 700),
	}));
	return {
		...model,
		inventory: { ...model.inventory!, content: inventoryModel({ ...facts, servers }, wordsFor("en"), rows) },
	};
}

/** What a report takes, from frozen figures to bytes: the figures themselves are timed where the engine is. */
export async function timeReports(facts: Facts): Promise<ReportTimes> {
	// Each seed gives other figures on every page: a compiler that remembers the last report is no faster for it.
	const modelOf = (audience: "board" | "engineer", seed: number) => {
		const assessment = assess(facts, { seed, trials: 1000, asOf: "2026-11-23" });
		const serviceIds = chaptersOf(assessment, "board");
		const figures = handOver(facts, assessment, { serviceIds, recoveryTrials: () => 100 });
		return buildReportModel({
			...{ facts, assessment, figures, catalogue: null, frozenAt: "2026-11-23T00:00:00Z", author: "Bench" },
			options: defaultReportOptions(audience),
		});
	};
	const shortOf = (seed: number) => ({ ...modelOf("board", seed), practices: null, method: null, assumptions: null });
	const short = shortOf(1);
	const first = await renderReport(short);
	const times = [];
	for (const seed of [2, 3, 4]) {
		const model = shortOf(seed);
		times.push(await milliseconds(() => renderReport(model)));
	}
	const rows = 5000;
	const long = withRows({ ...short, inventory: modelOf("engineer", 1).inventory }, facts, rows);
	const eightModels = Array.from({ length: 8 }, (_, index) => shortOf(index + 10));
	let longPages = 0;
	let most: number | null = null;
	let last = performance.now();
	let heldUp = 0;
	const before = process.memoryUsage().rss / 1e6;
	const watch = setInterval(() => {
		const now = performance.now();
		heldUp = Math.max(heldUp, now - last - 20);
		last = now;
		const children = megabytesOfChildren();
		if (children !== null) most = Math.max(most ?? 0, children + process.memoryUsage().rss / 1e6 - before);
	}, 20);
	const longTime = await milliseconds(async () => {
		longPages = pagesOf(await renderReport(long));
	});
	const eight = await milliseconds(() => Promise.all(eightModels.map((model) => renderReport(model))));
	clearInterval(watch);
	return {
		pages: pagesOf(first),
		short: times.sort((a, b) => a - b)[1]!,
		rows,
		longPages,
		long: longTime,
		eight,
		heldUp,
		megabytes: most,
	};
}
