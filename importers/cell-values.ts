import { calendarDayFrom } from "@/lib/calendar-day";
import { numberFrom, splitUnit } from "@/lib/number-text";
import type { MappingUnit } from "@/schemas/import-mapping";

/** A cell understood, or what is wrong with it and how to write it. */
export type CellReading<T> = { value: T } | { problem: string; mend: string };
export type CellReader<T> = (text: string) => CellReading<T>;

const problem = (what: string, mend: string) => ({ problem: what, mend });

/** Placeholders people and programs write for "we do not know". */
export function isBlank(text: string): boolean {
	return /^(|-+|–|—|n\/?a|none|null|nil|unknown|undefined|not (available|set|applicable)|\(none\)|\[\]|\?)$/i.test(
		text.trim(),
	);
}

export function lineOfText(maximum = 200): CellReader<string> {
	return (text) => {
		const line = text.replace(/[\p{Cc}\s]+/gu, " ").trim();
		if (line.length > maximum)
			return problem(`is ${line.length.toLocaleString("en")} characters long`, `Shorten it to ${maximum} characters`);
		return { value: line };
	};
}

export const yesNo: CellReader<boolean> = (text) => {
	const word = text.trim().toLowerCase();
	if (/^(yes|y|true|1|on|enabled|ja|oui|s[ií]|sim|vrai|verdadero|verdadeiro)$/.test(word)) return { value: true };
	if (/^(no|n|false|0|off|disabled|non|nein|não|nao|faux|falso)$/.test(word)) return { value: false };
	return problem("is neither yes nor no", "Write yes or no");
};

/** Yes, no, or null where the cell is missing or says neither. */
export function truthOf(cell: { text: string } | null): boolean | null {
	const read = cell ? yesNo(cell.text) : null;
	return read && "value" in read ? read.value : null;
}

/** A calendar day however written; a day and month that could be swapped are not guessed. */
export const calendarDay: CellReader<string> = (text) => {
	const day = calendarDayFrom(text.trim());
	return day ? { value: day } : problem("is no date that can be read one way only", "Write it as 2026-11-23");
};

/** A moment in UTC; a time without a zone is taken as UTC. */
export const instant: CellReader<string> = (text) => {
	const trimmed = text.trim();
	const day = calendarDayFrom(trimmed);
	if (!day) return problem("is no moment that can be read one way only", "Write it as 2026-11-23T08:30:00Z");
	const time = /(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([AaPp][Mm])?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(trimmed);
	if (!time) return { value: `${day}T00:00:00Z` };
	const half = time[4]?.toLowerCase();
	const hour = (Number(time[1]) % (half ? 12 : 24)) + (half === "pm" ? 12 : 0);
	const zone = time[5]?.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2") ?? "Z";
	const moment = new Date(`${day}T${String(hour).padStart(2, "0")}:${time[2]}:${time[3] ?? "00"}${zone}`);
	if (Number.isNaN(moment.getTime())) return problem("is no moment", "Write it as 2026-11-23T08:30:00Z");
	return { value: `${moment.toISOString().slice(0, 19)}Z` };
};

export function amount(minimum: number, maximum: number, example: string): CellReader<number> {
	return (text) => {
		const value = numberFrom(text);
		if (value === null) return problem("is no number", `Write a number such as ${example}`);
		if (value < minimum)
			return problem(minimum === 0 ? "is negative" : `is less than ${minimum}`, `Write a number such as ${example}`);
		if (value > maximum) return problem("is larger than any real one", `Write a number such as ${example}`);
		return { value };
	};
}

export const cores = amount(1, 100_000, "8");

const BINARY_BYTES: Record<string, number> = {
	b: 1,
	bytes: 1,
	byte: 1,
	octets: 1,
	k: 1024,
	kb: 1024,
	kib: 1024,
	m: 1024 ** 2,
	mb: 1024 ** 2,
	mib: 1024 ** 2,
	mo: 1024 ** 2,
	g: 1024 ** 3,
	gb: 1024 ** 3,
	gib: 1024 ** 3,
	go: 1024 ** 3,
	t: 1024 ** 4,
	tb: 1024 ** 4,
	tib: 1024 ** 4,
	to: 1024 ** 4,
};
const DECIMAL_BYTES: Record<string, number> = {
	...BINARY_BYTES,
	k: 1e3,
	kb: 1e3,
	m: 1e6,
	mb: 1e6,
	mo: 1e6,
	g: 1e9,
	gb: 1e9,
	go: 1e9,
	t: 1e12,
	tb: 1e12,
	to: 1e12,
};

const rounded = (gigabytes: number): number => Math.round(gigabytes * 1000) / 1000;

function size(units: Record<string, number>, bareUnit: MappingUnit, perGigabyte: number): CellReader<number> {
	return (text) => {
		const parts = splitUnit(text);
		const unit = parts?.unit || bareUnit.toLowerCase();
		const factor = Object.hasOwn(units, unit) ? units[unit] : undefined;
		if (!parts || factor === undefined) return problem("is no size", "Write a size such as 826, 826 GB or 1.2 TB");
		if (parts.amount < 0) return problem("is a negative size", "Write a size such as 826, 826 GB or 1.2 TB");
		const gigabytes = rounded((parts.amount * factor) / perGigabyte);
		return gigabytes > 1e9 ? problem("is larger than any real one", "Check the unit") : { value: gigabytes };
	};
}

/** Memory is sold in binary gigabytes whatever the unit is called: 32768 MB, 32768 MiB and 32 GB are one. */
export const memory = (bareUnit: MappingUnit): CellReader<number> => size(BINARY_BYTES, bareUnit, 1024 ** 3);

/** Data in decimal gigabytes; MiB, GiB and TiB are converted. `binary`: the source writes MB and means MiB. */
export function data(bareUnit: MappingUnit, { binary = false } = {}): CellReader<number> {
	return size(binary ? BINARY_BYTES : DECIMAL_BYTES, bareUnit, 1e9);
}

const NO_UUID = /^(0{8}-0{4}-0{4}-0{4}-0{12}|f{8}-f{4}-f{4}-f{4}-f{12}|03000200-0400-0500-0006-000700080009)$/;

export const uuid: CellReader<string> = (text) => {
	const plain = text
		.trim()
		.toLowerCase()
		.replace(/^\{|\}$/g, "")
		.replace(/[\s-]/g, "");
	if (!/^[0-9a-f]{32}$/.test(plain)) return problem("is no UUID", "A UUID has 32 hexadecimal digits");
	const dashed = plain.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
	return NO_UUID.test(dashed) ? problem("is a placeholder, not a UUID", "Leave it empty") : { value: dashed };
};

/** The UUID a VMware serial number spells, when it is whole. */
export function uuidOfVmwareSerial(serial: string): string | null {
	const match = /^vmware-([0-9a-f\s-]+)$/i.exec(serial.trim());
	const read = match ? uuid(match[1]!) : null;
	return read && "value" in read ? read.value : null;
}

const NO_SERIAL =
	/^(0+|1234567890?|123456789|none|n\/?a|not specified|not available|default string|system serial number|chassis serial number|to be filled by o\.?e\.?m\.?|x+|\.+|-+|serial|empty|invalid|unknown|virtual|vmware)$/i;

export const serial: CellReader<string> = (text) => {
	const line = text.trim().replace(/\s+/g, " ");
	if (NO_SERIAL.test(line)) return problem("is a placeholder, not a serial number", "Leave it empty");
	return line.length > 100
		? problem("is too long for a serial number", "Shorten it to 100 characters")
		: { value: line };
};

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_]([a-z0-9_-]{0,62}))+$/;

export const fullHostName: CellReader<string> = (text) => {
	const name = text.trim().toLowerCase().replace(/\.$/, "");
	if (!HOST_NAME.test(name) || /^[\d.]+$/.test(name) || /^localhost\./.test(name))
		return problem("is no full host name", "Write it as mail-01.example.org");
	return { value: name };
};

const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]+)$/i;

/** IP addresses of a cell, without mask and doubles. */
export const addresses: CellReader<string[]> = (text) => {
	const parts = text.split(/[\s,;|]+/).filter(Boolean);
	const found = parts
		.map((part) => part.replace(/\/\d{1,3}$/, "").replace(/%.*$/, ""))
		.filter((part) => ADDRESS.test(part));
	if (found.length === 0) return problem("is no IP address", "Write it as 10.10.1.11");
	return { value: [...new Set(found)].slice(0, 64) };
};
