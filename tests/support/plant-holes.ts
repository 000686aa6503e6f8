import path from "node:path";
import { type Plugin, parseAst } from "vite";

/**
 * Makes a switch of every wall of the data layer, so that one at a time can be taken away while a suite runs: each permission
 * check, and each place where a question to the database names its organisation. Switched on by `holes` below.
 */
export function plantHoles(): Plugin {
	const folder = path.resolve(import.meta.dirname, "../../data");
	return {
		name: "plant-holes",
		transform(code, id) {
			const file = id.split("?")[0] ?? "";
			const inside = path.relative(folder, file);
			if (inside.startsWith("..") || inside.startsWith("generated") || !file.endsWith(".ts")) return null;
			return { code: withSwitches(code, `data/${inside}`), map: null };
		},
	};
}

interface Part {
	type: string;
	start: number;
	end: number;
	[key: string]: unknown;
}
interface Edit {
	at: number;
	end: number;
	text: string;
}

const FILTERS = new Set(["where", "key", "inUse", "mine"]);
const SQL_FILTER = /((?:\w+\.)?"organizationId") = (\$\{[^}]+\}|\$\d)::uuid/g;

function withSwitches(code: string, file: string): string {
	const edits: Edit[] = [];
	const counts = new Map<string, number>();
	const site = (kind: string): string => {
		const number = (counts.get(kind) ?? 0) + 1;
		counts.set(kind, number);
		return JSON.stringify(`${kind} ${number} of ${file}`);
	};
	const visit = (part: Part, isFilter: boolean): void => {
		const text = code.slice(part.start, part.end);
		if (part.type === "CallExpression" && (part.callee as Part).type === "Identifier") {
			const { name } = part.callee as Part & { name: string };
			if (name === "requirePermission")
				edits.push({ at: part.start, end: part.end, text: `(holes.at(${site("permission")}) || ${text})` });
		}
		if (isFilter && part.type === "Property") {
			const name = (part.key as Part & { name?: string }).name;
			const value = code.slice((part.value as Part).start, (part.value as Part).end);
			if (name === "organizationId")
				edits.push({
					...{ at: part.start, end: part.end },
					text: `...(holes.at(${site("filter")}) ? {} : { organizationId: ${value} })`,
				});
			if (name === "organizationId_id")
				edits.push({
					...{ at: part.start, end: part.end },
					text: `...(holes.at(${site("filter")}) ? { id: (${value}).id } : { organizationId_id: ${value} })`,
				});
			if (name?.startsWith("organizationId")) return;
		}
		const named =
			part.type === "Property"
				? (part.key as Part & { name?: string }).name
				: part.type === "VariableDeclarator"
					? (part.id as Part & { name?: string }).name
					: undefined;
		const value = (part.type === "Property" ? part.value : part.init) as Part | null | undefined;
		for (const child of childrenOf(part))
			visit(child, isFilter || (named !== undefined && FILTERS.has(named) && child === value && isLiteral(child)));
	};
	visit(parseAst(code) as unknown as Part, false);
	for (const { index, 0: all, 1: column, 2: value = "" } of code.matchAll(SQL_FILTER)) {
		const isTagged = value.startsWith("${");
		const or = `\${holes.or(${site("filter")}, ${isTagged})}`;
		// A value of a tagged template is a parameter; the rest of the condition stays text.
		edits.push({ at: index, end: index + all.length, text: `(${column} = ${value}::uuid${or})` });
	}
	if (edits.length === 0) return code;
	let out = code;
	for (const { at, end, text } of edits.toSorted((one, other) => other.at - one.at))
		out = out.slice(0, at) + text + out.slice(end);
	return `import { holes } from ${JSON.stringify(path.join(import.meta.dirname, "holes.ts"))};\n${out}`;
}

const isLiteral = ({ type }: Part): boolean => /^(Object|Logical|Conditional|Parenthesized)Expression$/.test(type);

function childrenOf(part: Part): Part[] {
	return Object.values(part)
		.flatMap((value) => (Array.isArray(value) ? value : [value]))
		.filter((value): value is Part => typeof value === "object" && value !== null && "type" in value);
}
