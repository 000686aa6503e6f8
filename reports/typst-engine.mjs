import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { readFonts } from "./report-fonts.mjs";

const require = createRequire(import.meta.url);
const NATIVE = ["gnu", "musl"].map((libc) => `@myriaddreamin/typst-ts-node-compiler-linux-x64-${libc}`);
/** Reports after which what only they used is let go. */
const EVICT_AFTER = 1;
const WEB = "@myriaddreamin/typst-ts-web-compiler";

function loadNative() {
	if (process.platform !== "linux" || process.arch !== "x64") return null;
	for (const name of NATIVE) {
		try {
			return require(name).NodeCompiler;
		} catch {
			// The other libc's package, or none: the next candidate answers.
		}
	}
	return null;
}

const messagesOf = (diagnostics) =>
	diagnostics
		.map(({ message, path: file }) => (file ? `${message} (${path.basename(file)})` : message))
		.join("; ")
		.slice(0, 500);

const workspace = path.join(import.meta.dirname, "paper");

/** Made once, with its fonts open; what one report brought is taken away before the next. */
let kept = null;

function nativeCompiler() {
	const NodeCompiler = loadNative();
	if (NodeCompiler) kept ??= NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: readFonts() }] });
	return kept;
}

/** Opens compiler and fonts before anybody asks. */
export function warmUp() {
	nativeCompiler();
}

/** Files is a map from name to bytes; the main file is template.typ. */
function compileNatively(compiler, files) {
	compiler.resetShadow();
	for (const [name, bytes] of files) compiler.mapShadow(path.join(workspace, name), bytes);
	const { result, takeError, hasError } = bound(
		compiler.compile({ mainFilePath: path.join(workspace, "template.typ") }),
	);
	if (hasError()) throw new Error(messagesOf(compiler.fetchDiagnostics(takeError())));
	try {
		return { pdf: compiler.pdf(result(), { pdfStandard: "ua-1" }), conformance: "PDF/UA-1", note: null };
	} catch (error) {
		return { pdf: compiler.pdf(result(), {}), conformance: "tagged", note: String(error.message).slice(0, 500) };
	} finally {
		compiler.evictCache(EVICT_AFTER);
	}
}

function bound(outcome) {
	return {
		result: () => outcome.result,
		hasError: () => outcome.hasError(),
		takeError: () => outcome.takeError(),
	};
}

let keptOnTheWeb = null;

async function webCompiler() {
	const web = await import(pathToFileURL(require.resolve(WEB)).href);
	web.initSync({ module: fs.readFileSync(require.resolve(`${WEB}/wasm`)) });
	const builder = new web.TypstCompilerBuilder();
	builder.set_dummy_access_model();
	for (const font of readFonts()) await builder.add_raw_font(font);
	return await builder.build();
}

async function compileOnTheWeb(files) {
	keptOnTheWeb ??= webCompiler();
	const compiler = await keptOnTheWeb;
	compiler.reset_shadow();
	for (const [name, bytes] of files) {
		if (name.endsWith(".typ")) compiler.add_source(`/${name}`, bytes.toString("utf8"));
		else compiler.map_shadow(`/${name}`, bytes);
	}
	const { result, diagnostics } = compiler.compile("/template.typ", undefined, "pdf", 3);
	if (!result) throw new Error(messagesOf(diagnostics ?? []));
	return { pdf: result, conformance: "tagged", note: null };
}

/**
 * @param {Map<string, Buffer>} files
 * @param {"auto" | "native" | "web"} engine
 */
export async function compile(files, engine = "auto") {
	const compiler = engine === "web" ? null : nativeCompiler();
	if (compiler) return { ...compileNatively(compiler, files), engine: "native" };
	if (engine === "native") throw new Error("The native Typst compiler is not installed on this platform.");
	return { ...(await compileOnTheWeb(files)), engine: "web" };
}
