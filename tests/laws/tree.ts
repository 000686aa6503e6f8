import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

export interface SourceFile {
	path: string;
	text: string;
}

export const root = path.resolve(import.meta.dirname, "../..");

/** Every file git knows or would take, so that a law also sees what is not yet committed. */
export function tree(matching: RegExp): SourceFile[] {
	const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
		cwd: root,
		encoding: "utf8",
		maxBuffer: 1 << 26,
	});
	return listed
		.split("\n")
		.filter((name) => matching.test(name) && fs.existsSync(path.join(root, name)))
		.map((name) => ({ path: name, text: fs.readFileSync(path.join(root, name), "utf8") }));
}

/** The code alone, line numbers kept. */
export const withoutComments = (text: string): string =>
	text.replace(/\/\*[\s\S]*?\*\//g, (block) => block.replace(/[^\n]/g, "")).replace(/\/\/.*$/gm, "");

export interface ImportStatement {
	specifier: string;
	typeOnly: boolean;
}

/** Import and re-export statements, dynamic imports and `new URL(…, import.meta.url)`. */
export function importsOf(text: string): ImportStatement[] {
	const withoutComments = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
	const found: ImportStatement[] = [];
	for (const match of withoutComments.matchAll(
		/(?:^|[\n;])\s*(?:import|export)(\s+type\b)?[^'"`;=]*?\bfrom\s*["']([^"']+)["']/g,
	))
		found.push({ specifier: match[2]!, typeOnly: match[1] !== undefined });
	for (const match of withoutComments.matchAll(/(?:^|[\n;])\s*import\s*["']([^"']+)["']/g))
		found.push({ specifier: match[1]!, typeOnly: false });
	for (const match of withoutComments.matchAll(/\bimport\(\s*["'`]([^"'`]+)["'`]\s*\)/g))
		found.push({ specifier: match[1]!, typeOnly: false });
	for (const match of withoutComments.matchAll(/new URL\(\s*["']([^"']+)["']\s*,\s*import\.meta\.url/g))
		found.push({ specifier: match[1]!, typeOnly: false });
	return found;
}

export const topOf = (file: string): string => (file.includes("/") ? file.slice(0, file.indexOf("/")) : "");

/** The file's top-level folder a specifier leads into; null for a package. */
export function folderOf(importer: string, specifier: string): string | null {
	if (specifier.startsWith("@/")) return topOf(`${specifier.slice(2)}/`);
	if (specifier.startsWith(".")) return topOf(`${path.posix.join(path.posix.dirname(importer), specifier)}/`);
	return null;
}
