/** Numbers as people read them. One place: pages, PDF and command line print the same figure the same way. */
import type { CalendarDate, Instant, LossEstimate } from "@/engine";

export const UNKNOWN = "unknown";

const LOCALE = "en-GB";

/** A formatter costs far more to make than to use. */
const decimals = new Map<number, Intl.NumberFormat>();

function decimal(amount: number, digits: number): string {
	const format = decimals.get(digits) ?? new Intl.NumberFormat(LOCALE, { maximumFractionDigits: digits });
	decimals.set(digits, format);
	return format.format(amount);
}

interface Duration {
	amount: string;
	unit: "s" | "min" | "h" | "days";
}

function splitMinutes(minutes: number): Duration {
	const seconds = minutes * 60;
	if (seconds < 59.5) return { amount: decimal(seconds, 0), unit: "s" };
	if (minutes < 59.5) return { amount: decimal(minutes, minutes < 9.95 ? 1 : 0), unit: "min" };
	const hours = minutes / 60;
	if (hours < 23.95) return { amount: decimal(hours, 1), unit: "h" };
	if (hours < 71.5) return { amount: decimal(hours, 0), unit: "h" };
	return { amount: decimal(hours / 24, 1), unit: "days" };
}

/** "23 s", "15 min", "9.1 h", "3.2 days"; null is "unknown", never zero. */
export function formatMinutes(minutes: number | null): string {
	if (minutes === null) return UNKNOWN;
	if (minutes > 0 && minutes < 0.5 / 60) return "under 1 s";
	const { amount, unit } = splitMinutes(minutes);
	return `${amount}\u00a0${unit === "days" && amount === "1" ? "day" : unit}`;
}

export function formatHours(hours: number | null): string {
	return formatMinutes(hours === null ? null : hours * 60);
}

/** "8.1–10 h" when both ends share a unit, else "45 min – 2.1 h". */
export function formatMinutesRange(fromMinutes: number, toMinutes: number): string {
	const from = splitMinutes(fromMinutes);
	const to = splitMinutes(toMinutes);
	if (from.unit === to.unit && from.amount === to.amount) return formatMinutes(toMinutes);
	if (from.unit === to.unit) return `${from.amount}–${to.amount}\u00a0${to.unit}`;
	return `${formatMinutes(fromMinutes)} – ${formatMinutes(toMinutes)}`;
}

export function formatHoursRange(fromHours: number, toHours: number): string {
	return formatMinutesRange(fromHours * 60, toHours * 60);
}

/** A target of 0 is the band of automatic fail-over: "instant". */
export function formatTarget(minutes: number | null): string {
	if (minutes === null) return "none set";
	return minutes === 0 ? "instant" : formatMinutes(minutes);
}

/** 0 hours of loss is a statement of its own; anything tiny but real stays visible. */
export function formatLoss(hours: number | null): string {
	if (hours === null) return "unbounded";
	return hours === 0 ? "none" : formatHours(hours);
}

/** What is lost in nine of ten failures; "everything" where more often than not no copy survives. */
export function formatLossEstimate(loss: Pick<LossEstimate, "p90Hours" | "totalLossProbability">): string {
	return loss.totalLossProbability >= 0.5 ? "everything" : formatLoss(loss.p90Hours);
}

function moneyLocale(currency: string): string {
	return currency === "INR" ? "en-IN" : LOCALE;
}

export function formatMoney(amount: number | null, currency: string): string {
	if (amount === null) return UNKNOWN;
	const digits = Number.isInteger(amount) || Math.abs(amount) >= 100 ? 0 : 2;
	return new Intl.NumberFormat(moneyLocale(currency), {
		style: "currency",
		currency,
		minimumFractionDigits: digits,
		maximumFractionDigits: digits,
	}).format(amount);
}

/** "₹1.8 lakh", "₹2.3 crore", "€1.2M": for a glance; the full amount stands in the panel. */
export function formatMoneyShort(amount: number | null, currency: string): string {
	if (amount === null) return UNKNOWN;
	const size = Math.abs(amount);
	if (currency === "INR" && size >= 1e5) {
		const [divisor, word] = size >= 1e7 ? [1e7, "crore"] : [1e5, "lakh"];
		const scaled = new Intl.NumberFormat("en-IN", {
			style: "currency",
			currency,
			minimumFractionDigits: 0,
			maximumFractionDigits: 1,
		}).format(amount / Number(divisor));
		return `${scaled}\u00a0${word}`;
	}
	if (size < 1e4 || currency === "INR") return formatMoney(Math.round(amount), currency);
	return new Intl.NumberFormat(moneyLocale(currency), {
		style: "currency",
		currency,
		notation: "compact",
		maximumFractionDigits: 1,
	}).format(amount);
}

export function formatNumber(amount: number | null, maximumDigits = 0): string {
	return amount === null ? UNKNOWN : decimal(amount, maximumDigits);
}

/** "1 service", "4 services". */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
	return `${decimal(count, 0)} ${count === 1 ? singular : plural}`;
}

/** 0.784 → "78 %"; a share that is not nothing and not all never rounds to 0 % or 100 %. */
export function formatShare(share: number | null): string {
	if (share === null) return UNKNOWN;
	if (share > 0 && share < 0.005) return "<1\u00a0%";
	if (share < 1 && share > 0.995) return ">99\u00a0%";
	return `${decimal(share * 100, 0)}\u00a0%`;
}

/** With its sign, and a true minus: "+6", "−3.1". */
export function formatSigned(amount: number, maximumDigits = 1): string {
	const text = decimal(Math.abs(amount), maximumDigits);
	if (text === "0") return "0";
	return `${amount < 0 ? "−" : "+"}${text}`;
}

export function formatGigabytes(gigabytes: number | null): string {
	if (gigabytes === null) return UNKNOWN;
	return gigabytes >= 1000
		? `${decimal(gigabytes / 1000, 1)}\u00a0TB`
		: `${decimal(gigabytes, gigabytes < 10 ? 1 : 0)}\u00a0GB`;
}

/** "1 Dec 2026". A calendar day has no time zone: it is read and printed in UTC. */
export function formatDate(date: CalendarDate | null): string {
	if (date === null) return UNKNOWN;
	return new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
		new Date(`${date}T00:00:00Z`),
	);
}

/** "23 Nov 2026, 14:05" on the organisation's clock. */
export function formatInstant(instant: Instant | Date, timeZone: string): string {
	return new Intl.DateTimeFormat(LOCALE, {
		day: "numeric",
		month: "short",
		year: "numeric",
		hour: "2-digit",
		minute: "2-digit",
		timeZone,
	}).format(typeof instant === "string" ? new Date(instant) : instant);
}

/** "Mail", "Mail and ERP", "Mail, ERP and 3 more". */
export function formatList(names: readonly string[], atMost = 3): string {
	if (names.length > atMost) {
		const shown = names.slice(0, atMost - 1);
		return `${shown.join(", ")} and ${names.length - shown.length} more`;
	}
	return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(names);
}
