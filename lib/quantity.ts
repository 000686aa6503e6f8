import { numberFrom, numberText, type Reading, splitUnit } from "./number-text";

const GIGABYTES: Record<string, number> = {
	"": 1,
	kb: 1e-6,
	mb: 1e-3,
	gb: 1,
	g: 1,
	tb: 1e3,
	t: 1e3,
	pb: 1e6,
	kib: 1024 / 1e9,
	mib: 1024 ** 2 / 1e9,
	gib: 1024 ** 3 / 1e9,
	tib: 1024 ** 4 / 1e9,
	pib: 1024 ** 5 / 1e9,
};

/** Megabits a second; a byte is eight bits, `MB/s` and `Mb/s` are told apart by their capital. */
const MEGABITS: [RegExp, number][] = [
	[/^(kbit\/s|kbits|kbps|kb\/s)$/, 1e-3],
	[/^(mbit\/s|mbits|mbps|mbit)$/, 1],
	[/^(gbit\/s|gbits|gbps|gbit)$/, 1e3],
	[/^(mb\/s|mbyte\/s)$/, 8],
	[/^(gb\/s|gbyte\/s)$/, 8e3],
	[/^mb\/min$/, 8 / 60],
	[/^gb\/min$/, 8e3 / 60],
	[/^gb\/h(our)?$/, 8e3 / 3600],
	[/^tb\/h(our)?$/, 8e6 / 3600],
];

/** Gigabytes of a size: `826`, `826 GB`, `1.2 TB`, `500 MB`, `2 TiB`. A bare number is gigabytes. */
export function gigabytesFrom(text: string): Reading {
	const parts = splitUnit(text);
	const factor = parts && Object.hasOwn(GIGABYTES, parts.unit) ? GIGABYTES[parts.unit] : undefined;
	if (!parts || factor === undefined) return { problem: "Write a size like 826, 826 GB, 1.2 TB or 500 MB" };
	return { value: parts.amount * factor };
}

/** A rate of transfer in megabits a second; `bareUnit` is what a number without a unit means in this field. */
export function megabitsPerSecondFrom(text: string, bareUnit: "Mbit/s" | "MB/s" = "Mbit/s"): Reading {
	const parts = splitUnit(text);
	const problem = "Write a rate like 35 MB/s, 100 Mbit/s or 1 Gbit/s";
	if (!parts) return { problem };
	const typed = /([A-Za-z]+(\/\w+)?)\s*$/.exec(text)?.[1] ?? bareUnit;
	if (/^[MG]b\/s$/.test(typed)) return { value: parts.amount * (typed.startsWith("G") ? 1e3 : 1) };
	const factor = MEGABITS.find(([unit]) => unit.test(parts.unit || bareUnit.toLowerCase()))?.[1];
	return factor === undefined ? { problem } : { value: parts.amount * factor };
}

export function megabytesPerSecondFrom(text: string): Reading {
	const reading = megabitsPerSecondFrom(text, "MB/s");
	return "value" in reading ? { value: reading.value / 8 } : reading;
}

/** A share between 0 and 1 written in per cent: `20`, `20 %`, `0.5%`. `fraction` also takes 0.999 for 99.9 %. */
export function shareFrom(text: string, { fraction = false } = {}): Reading {
	const parts = splitUnit(text);
	if (!parts || !/^(%|percent|percent)?$/.test(parts.unit)) return { problem: "Write a percentage like 20 or 99.9 %" };
	if (fraction && parts.unit === "" && parts.amount <= 1) return { value: parts.amount };
	return { value: Number((parts.amount / 100).toPrecision(15)) };
}

const MONEY: Record<string, number> = {
	"": 1,
	k: 1e3,
	thousand: 1e3,
	lakh: 1e5,
	lakhs: 1e5,
	m: 1e6,
	mn: 1e6,
	million: 1e6,
	cr: 1e7,
	crore: 1e7,
	crores: 1e7,
};

/** An amount in the organisation's currency: `12000`, `₹1,20,000`, `1.8 lakh`, `12k`. */
export function moneyFrom(text: string): Reading {
	const parts = splitUnit(text.replace(/\p{Sc}|^\s*[A-Z]{3}\b|\b[A-Z]{3}\s*$/gu, ""));
	const factor = parts && Object.hasOwn(MONEY, parts.unit) ? MONEY[parts.unit] : undefined;
	if (!parts || factor === undefined) return { problem: "Write an amount like 12000, 12k or 1.8 lakh" };
	return { value: Number((parts.amount * factor).toPrecision(15)) };
}

export function plainNumberFrom(text: string): Reading {
	const value = numberFrom(text);
	return value === null ? { problem: "Write a number" } : { value };
}

export function gigabytesText(gigabytes: number): string {
	return gigabytes >= 1000 && Number.isInteger(gigabytes / 100)
		? `${numberText(gigabytes / 1000)} TB`
		: `${numberText(gigabytes)} GB`;
}

/** Per cent that reads back as the same share. */
export function shareText(share: number): string {
	return `${numberText(Number((share * 100).toPrecision(15)))} %`;
}
