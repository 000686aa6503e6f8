// npm run -s assess -- facts.json [--seed N] [--trials N] [--as-of YYYY-MM-DD] [--pdf out.pdf]
//   [--audience board|engineer] [--language en|hi] [--paper a4|us-letter]
// The Assessment as JSON on stdout; exit 2 and a sentence on stderr for input that cannot be used.
import { existsSync, readFileSync, writeSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { assess, daysFromDate, type Facts } from "@/engine";
import { defaultReportOptions, REPORT_AUDIENCES, REPORT_LANGUAGES, REPORT_PAPERS } from "@/lib/report-options";
import { parseFacts } from "@/schemas/facts";

const USAGE = `npm run -s assess -- facts.json [--seed N] [--trials N] [--as-of YYYY-MM-DD] [--pdf out.pdf]
  [--audience board|engineer] [--language en|hi] [--paper a4|us-letter]`;
const MOST_BYTES = 200_000_000;
const MOST_ISSUES = 20;

class Unusable extends Error {}

function readArguments(args: string[]) {
	let parsed: ReturnType<typeof parse>;
	try {
		parsed = parse(args);
	} catch (error) {
		throw new Unusable(`${(error as Error).message}\nUsage: ${USAGE}`);
	}
	const [file, ...rest] = parsed.positionals;
	if (file === undefined || rest.length > 0) throw new Unusable(`Name one facts file.\nUsage: ${USAGE}`);
	const { seed, trials, pdf } = parsed.values;
	if (pdf !== undefined && !existsSync(path.dirname(pdf)))
		throw new Unusable(`--pdf ${path.dirname(pdf)}: there is no such folder.`);
	const { audience, language, paper } = parsed.values;
	if (pdf === undefined && (audience ?? language ?? paper) !== undefined)
		throw new Unusable("--audience, --language and --paper say how the report looks: name its file with --pdf.");
	return {
		file,
		pdf: pdf ?? null,
		report: {
			...defaultReportOptions(oneOf("--audience", audience ?? "engineer", REPORT_AUDIENCES)),
			language: oneOf("--language", language ?? "en", REPORT_LANGUAGES),
			paper: oneOf("--paper", paper ?? "a4", REPORT_PAPERS),
		},
		seed: wholeNumber("--seed", seed ?? "1", 0, 4_294_967_295),
		trials: wholeNumber("--trials", trials ?? "10000", 100, 1_000_000),
		asOf: parsed.values["as-of"] ?? null,
	};
}

function parse(args: string[]) {
	return parseArgs({
		args,
		allowPositionals: true,
		options: {
			seed: { type: "string" },
			trials: { type: "string" },
			"as-of": { type: "string" },
			pdf: { type: "string" },
			audience: { type: "string" },
			language: { type: "string" },
			paper: { type: "string" },
		},
	});
}

function oneOf<T extends string>(name: string, text: string, known: readonly T[]): T {
	const found = known.find((one) => one === text);
	if (found === undefined) throw new Unusable(`${name} must be ${known.join(" or ")}, not "${text}".`);
	return found;
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
	const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
	if (!(number >= least && number <= most))
		throw new Unusable(`${name} must be a whole number from ${least} to ${most}, not "${text}".`);
	return number;
}

function readFacts(file: string): Facts {
	let bytes: Buffer;
	try {
		bytes = readFileSync(file);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		const why =
			code === "ENOENT"
				? "there is no such file"
				: code === "EISDIR"
					? "it is a folder"
					: `it cannot be read (${code})`;
		throw new Unusable(`${file}: ${why}.`);
	}
	if (bytes.length > MOST_BYTES) throw new Unusable(`${file}: it is larger than ${MOST_BYTES / 1e6} MB.`);
	let content: unknown;
	try {
		content = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch (error) {
		const why = error instanceof SyntaxError ? `it is not JSON: ${error.message}` : "it is not text in UTF-8";
		throw new Unusable(`${file}: ${why}.`);
	}
	const parsed = parseFacts(content);
	if (parsed.ok) return parsed.facts;
	const shown = parsed.issues.slice(0, MOST_ISSUES).map((issue) => `  ${issue.path}: ${issue.message}`);
	const more = parsed.issues.length - shown.length;
	if (more > 0) shown.push(`  … and ${more} more`);
	throw new Unusable(`${file} is not a facts file of format 1:\n${shown.join("\n")}`);
}

function readDate(asOf: string | null, timeZone: string): string {
	if (asOf === null) return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(new Date());
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(asOf);
	const again = isDay ? new Date(daysFromDate(asOf) * 86_400_000).toISOString().slice(0, 10) : "";
	if (again !== asOf) throw new Unusable(`--as-of must be a day that exists, written YYYY-MM-DD, not "${asOf}".`);
	return asOf;
}

async function run(args: string[]): Promise<void> {
	const { file, pdf, report, seed, trials, asOf } = readArguments(args);
	const facts = readFacts(file);
	const options = { seed, trials, asOf: readDate(asOf, facts.organization.timeZone) };
	let assessment: ReturnType<typeof assess>;
	try {
		assessment = assess(facts, options);
	} catch (error) {
		if (error instanceof RangeError) throw new Unusable(`${file}: ${error.message}`);
		throw error;
	}
	if (pdf !== null) {
		const { writeReport } = await import("@/reports/write-report");
		await writeReport(pdf, facts, assessment, report);
	}
	writeWhole(`${JSON.stringify(assessment, null, "\t")}\n`);
}

/** A pipe may take only part of a large text at once; nothing is lost when the reader is slow. */
function writeWhole(text: string): void {
	const bytes = Buffer.from(text);
	for (let from = 0; from < bytes.length; ) {
		try {
			from += writeSync(1, bytes, from);
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			if (code === "EPIPE") return;
			if (code !== "EAGAIN") throw error;
		}
	}
}

run(process.argv.slice(2)).catch((error: unknown) => {
	process.exitCode = error instanceof Unusable ? 2 : 1;
	console.error(error instanceof Unusable ? error.message : error);
});
