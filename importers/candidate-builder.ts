import type {
	ExcludedReason,
	ImportIssue,
	ImportRows,
	ImportSource,
	Place,
	ServerCandidate,
	ServerField,
	ServerValues,
} from "@/schemas/import-rows";
import { type CellReader, fullHostName, isBlank, lineOfText } from "./cell-values";
import type { Cell } from "./raw-table";

/** Fields without which, or with a wrong value of which, a row cannot be taken. */
const NEEDED: readonly ServerField[] = ["name"];

/** Collects what one file says; the sources only say which cell goes where. */
export class RowsBuilder {
	readonly rows: ImportRows;
	private readonly byKey = new Map<string, ServerCandidate>();

	constructor(source: ImportSource) {
		this.rows = {
			source,
			servers: [],
			clusters: [],
			dependencies: [],
			services: [],
			answers: [],
			evidence: [],
			issues: [],
			rowsRead: 0,
			found: [],
		};
	}

	/**
	 * A machine with its name. Without one, or with an impossible one, it is an error at its place, to be mended there; one
	 * that is only mentioned is then none at all.
	 */
	server(place: Place, name: Cell | null, { mentioned = false } = {}): CandidateBuilder | null {
		const key = `${place.sheet}:${place.row}${mentioned ? `:${name?.text.toLowerCase()}` : ""}`;
		const read = name && !isBlank(name.text) ? lineOfText()(name.text) : null;
		const called = read && "value" in read && read.value !== "" ? read.value : null;
		const told = { ...place, column: name?.column ?? null };
		const complain = (of: string | null) =>
			this.issue("error", of, told, name?.text ?? null, "has no name", "Give the machine a name");
		if (called === null && mentioned) {
			complain(null);
			return null;
		}
		const unique = this.byKey.has(key) ? `${key}:${this.byKey.size}` : key;
		const candidate: ServerCandidate = {
			key: unique,
			place,
			values: {},
			origins: {},
			excluded: null,
			mentioned,
			tags: [],
		};
		this.byKey.set(unique, candidate);
		this.rows.servers.push(candidate);
		const builder = new CandidateBuilder(this, candidate);
		if (!name || called === null) {
			complain(unique);
			return builder;
		}
		const full = fullHostName(name.text);
		builder.set("name", "value" in full ? called.split(".")[0]! : called, name.column);
		if ("value" in full) builder.set("fqdn", full.value, name.column);
		return builder;
	}

	issue(
		severity: ImportIssue["severity"],
		serverKey: string | null,
		place: Place,
		value: string | null,
		text: string,
		mend: string | null,
	): void {
		this.rows.issues.push({ severity, serverKey, place, value: value?.slice(0, 200) ?? null, text, mend });
	}

	found(count: number, singular: string, plural = `${singular}s`): void {
		if (count > 0) this.rows.found.push({ count, singular, plural });
	}
}

export class CandidateBuilder {
	constructor(
		private readonly builder: RowsBuilder,
		readonly candidate: ServerCandidate,
	) {}

	get key(): string {
		return this.candidate.key;
	}

	set<Field extends ServerField>(field: Field, value: ServerValues[Field], origin: string): this {
		this.candidate.values[field] = value;
		this.candidate.origins[field] = origin;
		return this;
	}

	/** Takes a cell when it says something; what cannot be read is left out with a warning. */
	take<Field extends ServerField>(field: Field, cell: Cell | null, reader: CellReader<ServerValues[Field]>): this {
		if (!cell || isBlank(cell.text)) return this;
		const reading = reader(cell.text);
		if ("value" in reading) return reading.value === "" ? this : this.set(field, reading.value, cell.column);
		const severity = NEEDED.includes(field) ? "error" : "warning";
		const place = { ...this.candidate.place, column: cell.column };
		this.builder.issue(severity, this.key, place, cell.text, reading.problem, `${reading.mend}; left out for now`);
		return this;
	}

	text(field: TextField, cell: Cell | null, maximum = 200): this {
		return this.take(field, cell, lineOfText(maximum));
	}

	exclude(reason: ExcludedReason | null): this {
		if (reason) this.candidate.excluded ??= reason;
		return this;
	}

	externalId(source: string, id: string | null | undefined, column: string): this {
		if (!id || isBlank(id)) return this;
		const ids = this.candidate.values.externalIds ?? [];
		return this.set("externalIds", [...ids, `${source}:${id.trim()}`.slice(0, 200)], column);
	}

	tag(...tags: string[]): this {
		this.candidate.tags.push(...tags.filter((tag) => tag !== "").slice(0, 20));
		return this;
	}

	issue(
		severity: ImportIssue["severity"],
		column: string | null,
		value: string | null,
		text: string,
		mend: string | null,
	): this {
		this.builder.issue(severity, this.key, { ...this.candidate.place, column }, value, text, mend);
		return this;
	}
}

type TextField = {
	[Field in ServerField]: ServerValues[Field] extends string
		? string extends ServerValues[Field]
			? Field
			: never
		: never;
}[ServerField];
