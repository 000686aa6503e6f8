// npm run bench [-- --small]: what the engine takes, beside what it may take; prints a table and writes docs/benchmarks.md.
// --small leaves out what needs the organisation of 10,000 servers.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import {
	assess,
	assessOne,
	type Block,
	type ChoiceModel,
	type Facts,
	type FaultTree,
	generateChain,
	logicOfBlocks,
	logicOfFaultTree,
	nextUniform,
	type PartFigures,
	recoverMany,
	resolvePractices,
	serviceYearlyDowntime,
	sitesOfServices,
	steadyState,
	stream,
	structureAvailability,
} from "@/engine";
import { solveWithHighs } from "@/lib/solve-with-highs";
import { parseFacts } from "@/schemas/facts";
import { timeGrid } from "./grid-paint";
import { timeImports } from "./imports";
import { measureLoad, type Served } from "./load";
import { timeKernels } from "./monte-carlo";
import { organizationOf } from "./organization";
import { timeReports } from "./reports";
import { timeWhatIfs } from "./what-if";

interface Row {
	work: string;
	measured: string;
	goal: string;
	/** Share of the goal used; below 1 is within it. Null: nothing to compare with here. */
	used: number | null;
}

const rows: Row[] = [];
const options = { seed: 1, asOf: "2026-11-23" };

/** Middle of `repeats` runs after one to warm up, in milliseconds. */
async function milliseconds(run: () => unknown, repeats = 5): Promise<number> {
	await run();
	const times: number[] = [];
	for (let repeat = 0; repeat < repeats; repeat++) {
		const began = performance.now();
		await run();
		times.push(performance.now() - began);
	}
	return times.sort((a, b) => a - b)[repeats >> 1]!;
}

function add(work: string, took: number, goal: number): void {
	const say = (value: number): string =>
		value < 1000 ? `${value.toFixed(value < 10 ? 1 : 0)} ms` : `${(value / 1000).toFixed(2)} s`;
	rows.push({ work, measured: say(took), goal: `≤ ${say(goal)}`, used: took / goal });
	console.error(`${work}: ${say(took)}`);
}

function monteCarlo(): void {
	const times = timeKernels();
	const rate = (value: number): string => `${value.toFixed(1)} M samples/s`;
	rows.push({
		work: "Monte Carlo, 10 phases, 1,000,000 trials, everything a result holds",
		measured: rate(times.engine),
		goal: "",
		used: null,
	});
	const beside = (name: string, other: number | null, least: number): void => {
		rows.push(
			other === null
				? { work: `Beside ${name}`, measured: "not on this machine", goal: `≥ ${least} ×`, used: null }
				: {
						work: `Beside ${name}, ${rate(other)}`,
						measured: `${(times.engine / other).toFixed(2)} ×`,
						goal: `≥ ${least} ×`,
						used: (least * other) / times.engine,
					},
		);
	};
	beside("a bare C++ -O3 kernel, same generator and tables", times.cpp, 0.5);
	beside("a numpy kernel, same tables", times.numpy, 2);
	if (times.sameNumbers !== null)
		rows.push({
			work: "Mean of the engine and of the C++ kernel, twelve digits",
			measured: times.sameNumbers ? "equal" : "differ",
			goal: "equal",
			used: times.sameNumbers ? 0 : 2,
		});
}

async function organizations(): Promise<void> {
	const small = organizationOf(1000, 100);
	add(
		"One service, 6 scenarios, 10,000 trials",
		await milliseconds(() => assessOne(small, "service-8", { ...options, trials: 10_000 }), 9),
		30,
	);
	add(
		"1,000 servers, 100 services, full assessment, 1,000 trials",
		await milliseconds(() => assess(small, { ...options, trials: 1000 }), 3),
		1000,
	);
	add(
		"A site lost: recovery of its services among 100, 1,000 trials, order searched",
		await milliseconds(() => recoverMany(small, { kind: "site", siteId: "north" }, { ...options, trials: 1000 }), 1),
		10_000,
	);
	if (process.argv.includes("--small")) return;
	const large = organizationOf(10_000, 1000);
	const took = await milliseconds(() => assess(large, { ...options, trials: 1000 }), 1);
	add("10,000 servers, 1,000 services, full assessment, 1,000 trials", took, 10_000);
	const megabytes = process.memoryUsage().rss / 1e6;
	rows.push({
		work: "Memory of the process after that",
		measured: `${megabytes.toFixed(0)} MB`,
		goal: "≤ 512 MB",
		used: megabytes / 512,
	});
	const assessed = assess(large, { ...options, trials: 1000 }).services;
	const practices = resolvePractices(large, options.asOf);
	add(
		"A year's downtime of 1,000 services",
		await milliseconds(() => {
			const resolved = { asOf: options.asOf, practices, sites: sitesOfServices(large) };
			for (const [index, service] of large.services.entries())
				serviceYearlyDowntime(large, service, assessed[index]!, resolved);
		}, 3),
		2000,
	);
}

/** Ten sites of 47 pairs on two feeds, four switches and one storage each: 1,010 blocks, the shared ones in 3,000 places. */
function thousandBlocks(): { block: Block; parts: Record<string, PartFigures> } {
	const parts: Record<string, PartFigures> = {};
	const part = (component: string, unavailability: number): Block => {
		parts[component] = { unavailability, failuresPerYear: 1 };
		return { component };
	};
	const machine = (site: number, pair: number, side: number): Block => ({
		series: [
			part(`${site}-server-${pair}-${side}`, 0.005),
			part(`${site}-feed-${side}`, 0.0005),
			part(`${site}-switch-${side * 2 + (pair % 2)}`, 0.0002),
			part(`${site}-storage`, 0.0005),
		],
	});
	const site = (index: number): Block => ({
		series: Array.from({ length: 47 }, (_, pair) => ({ parallel: [machine(index, pair, 0), machine(index, pair, 1)] })),
	});
	return { block: { series: Array.from({ length: 10 }, (_, index) => site(index)) }, parts };
}

async function structures(): Promise<void> {
	const { block, parts } = thousandBlocks();
	add(
		`Exact availability of ${Object.keys(parts).length} blocks with shared ones, importance and cut sets`,
		await milliseconds(() => structureAvailability(logicOfBlocks(block), parts)),
		100,
	);
	const folder = path.resolve(import.meta.dirname, "../../shared/reference/fault-trees");
	if (!fs.existsSync(folder)) {
		rows.push({ work: "Benchmark fault trees", measured: "not on this machine", goal: "≤ 1 s each", used: null });
		return;
	}
	for (const file of fs.readdirSync(folder).filter((name) => name.endsWith(".json"))) {
		const tree = JSON.parse(fs.readFileSync(path.join(folder, file), "utf8")) as FaultTree & {
			q: Record<string, number>;
		};
		const figures = Object.fromEntries(
			Object.entries(tree.q).map(([name, unavailability]) => [name, { unavailability, failuresPerYear: null }]),
		);
		const name = file.replace(/^AV-\d+-|\.json$/g, "");
		add(
			`Fault tree ${name}`,
			await milliseconds(() => structureAvailability(logicOfFaultTree(tree), figures), 3),
			1000,
		);
	}
}

/** Haverkort, Hermanns & Katoen's workstation cluster with four stations a side: 820 states. */
async function chain(): Promise<void> {
	const units: [string, number, number, number][] = [
		["left", 4, 0.002, 2],
		["right", 4, 0.002, 2],
		["left-switch", 1, 0.00025, 0.25],
		["right-switch", 1, 0.00025, 0.25],
		["line", 1, 0.0002, 0.125],
	];
	const generated = generateChain({
		variables: Object.fromEntries([
			["busy", { from: 0, to: units.length, start: 0 }],
			...units.map(([name, most]) => [name, { from: 0, to: most, start: most }]),
		]),
		rules: units.flatMap(([name, most, fail, repair], index) => [
			{ name: "fail", when: [], rate: fail, times: name, change: { [name]: -1 } },
			{
				name: "start",
				when: [
					{ sum: ["busy"], atMost: 0 },
					{ sum: [name], atMost: most - 1 },
				],
				rate: 10,
				change: { busy: index + 1 },
			},
			{
				name: "repair",
				when: [{ sum: ["busy"], atLeast: index + 1, atMost: index + 1 }],
				rate: repair,
				change: { [name]: 1, busy: -index - 1 },
			},
		]),
	});
	add(
		`Steady state of ${generated.chain.states.length} states by GTH`,
		await milliseconds(() => steadyState(generated.chain)),
		500,
	);
}

async function budget(): Promise<void> {
	const random = stream(1, "bench/budget");
	const model: ChoiceModel = {
		groups: Array.from({ length: 300 }, (_, service) => ({
			id: `service-${service}`,
			options: Array.from({ length: 6 }, (_, option) => ({
				id: `option-${option}`,
				uses: [Math.round(option ** 2 * 800 * (0.5 + nextUniform(random)))],
				worth: Math.round(option * 5000 * (0.2 + nextUniform(random))),
			})),
		})),
		limits: [600_000],
	};
	add(
		"Best plan under a budget, 300 services × 6 options, exact",
		await milliseconds(() => solveWithHighs(model), 3),
		2000,
	);
}

function sampleFacts(): Facts {
	const parsed = parseFacts(
		JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, "../prisma/sample/acme.json"), "utf8")),
	);
	if (!parsed.ok) throw new Error("the sample's facts cannot be read");
	return parsed.facts;
}

function whatIfs(): void {
	for (const facts of [sampleFacts(), organizationOf(1000, 100)]) {
		const { changes, middle, slow } = timeWhatIfs(facts);
		const over = `What-if over ${facts.services.length} services, from key to first figure in the worker`;
		add(`${over}, middle of ${changes} changes`, middle, 50);
		add(`${over}, slowest in ten`, slow, 50);
	}
}

async function reports(): Promise<void> {
	const times = await timeReports(sampleFacts());
	add(`Report of ${times.pages} pages, another each time, by a warm process`, times.short, 1000);
	add(`Report of ${times.longPages} pages with ${times.rows} servers`, times.long, 10_000);
	add("Eight different reports asked for at once, two at a time", times.eight, 8000);
	add("Longest hold of the thread that asks meanwhile", times.heldUp, 250);
	rows.push({
		work: "Memory of the reports' processes at its most, and what the asking one grew by",
		measured: times.megabytes === null ? "not on this machine" : `${times.megabytes.toFixed(0)} MB`,
		goal: "≤ 1024 MB",
		used: times.megabytes === null ? null : times.megabytes / 1024,
	});
}

async function imports(): Promise<void> {
	const { dryRun, commit, heldUp } = await timeImports(10_000);
	add("RVTools workbook of 10,000 machines to its dry run, in a process of its own", dryRun, 10_000);
	add("Commit of that dry run with its origins and answers", commit, 5000);
	add("Longest hold of the thread that serves pages, from the file's first byte to its commit", heldUp, 250);
}

async function grid(): Promise<void> {
	const times = await timeGrid();
	if (times === null) {
		rows.push({ work: "Grid of 5,000 servers", measured: "no browser on this machine", goal: "≤ 1.00 s", used: null });
		return;
	}
	add(`Grid of ${times.rows} servers, from the question to its first rows on the screen`, times.firstRows, 1000);
	rows.push({
		work: `Keys lost of ${times.typed} typed into that grid as fast as they can come`,
		measured: String(times.lost),
		goal: "0",
		used: times.lost,
	});
}

async function load(isSmall: boolean): Promise<void> {
	const { empty, overview, servers, idle, busy } = await measureLoad({ small: isSmall });
	const pages: [string, Served][] = [
		["Overview", overview],
		["List of servers", servers],
	];
	for (const [name, page] of pages)
		rows.push({
			work: `${name}: its rate beside an almost empty page of the same stack, ${empty.perSecond.toFixed(0)} a second`,
			measured: `${page.perSecond.toFixed(0)} a second, ${((page.perSecond / empty.perSecond) * 100).toFixed(0)} %`,
			goal: "≥ 40 %",
			used: (0.4 * empty.perSecond) / page.perSecond,
		});
	rows.push({
		work: `Pages while ${isSmall ? "1,000" : "10,000"} servers are assessed: 95th percentile beside the same when idle, ${idle.p95Millis.toFixed(0)} ms`,
		measured: `${busy.p95Millis.toFixed(0)} ms, ${(busy.p95Millis / idle.p95Millis).toFixed(2)} ×`,
		goal: "≤ 2 ×",
		used: busy.p95Millis / idle.p95Millis / 2,
	});
	const failed = [empty, overview, servers, idle, busy].reduce((sum, one) => sum + one.failed, 0);
	rows.push({ work: "Answers of these that failed", measured: String(failed), goal: "0", used: failed });
}

monteCarlo();
await reports();
await structures();
await chain();
await budget();
whatIfs();
await organizations();
if (!process.argv.includes("--small")) await imports();
await load(process.argv.includes("--small"));
if (!process.argv.includes("--small")) await grid();

const verdict = ({ used }: Row): string =>
	used === null ? "–" : used <= 1 ? `met (${used.toFixed(2)})` : `missed (${used.toFixed(2)})`;
const table = [
	"| work | measured | goal | share of the goal used |",
	"|---|---|---|---|",
	...rows.map((row) => `| ${row.work} | ${row.measured} | ${row.goal} | ${verdict(row)} |`),
].join("\n");
console.log(table);
const cpu = os.cpus()[0]?.model.trim() ?? "unknown processor";
fs.writeFileSync(
	path.resolve(import.meta.dirname, "../docs/benchmarks.md"),
	`# Benchmarks\n\nWritten by \`npm run bench\`: one run, one core, Node ${process.versions.node}, ${cpu}. Times drift with what else the machine
does; the ratios to the kernels are of the same minute. Nothing here is asserted by a test.\n\n${table}\n`,
);
