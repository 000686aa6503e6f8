// npm run -s engine -- <question> input.json: one part of the engine by itself, so that a published example can be checked.
// JSON on stdout; exit 2 and a message naming the field on stderr for input that cannot be used.
import { readFileSync, writeSync } from "node:fs";
import { answerQuestion, QUESTION_NAMES, Unusable } from "./answer-question";

const USAGE = `npm run -s engine -- <question> input.json   (- reads standard input)
Questions: ${QUESTION_NAMES.join(", ")}`;

function readInput(file: string): unknown {
	let text: string;
	try {
		text = readFileSync(file === "-" ? 0 : file, "utf8");
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw new Unusable(
			code === "ENOENT" ? `There is no file ${file}.` : `${file} cannot be read (${code ?? "unknown"}).`,
		);
	}
	try {
		return JSON.parse(text.replace(/^\uFEFF/, ""));
	} catch (error) {
		throw new Unusable(`${file} is not JSON: ${(error as Error).message}`);
	}
}

/** JSON knows no infinity; it is written as text. */
const plain = (_: string, value: unknown): unknown =>
	typeof value === "number" && !Number.isFinite(value) ? String(value) : value;

function run([name, file, ...rest]: string[]): string {
	if (name === undefined || file === undefined || rest.length > 0) throw new Unusable(USAGE);
	return `${JSON.stringify(answerQuestion(name, readInput(file)), plain, 2)}\n`;
}

try {
	const output = Buffer.from(run(process.argv.slice(2)));
	for (let sent = 0; sent < output.length; ) sent += writeSync(1, output, sent);
} catch (error) {
	if (!(error instanceof Unusable)) throw error;
	console.error(error.message);
	process.exitCode = 2;
}
