/** Numbers as people read them, in the words of one language. Pages speak English; paper speaks the reader's. */
import type { CalendarDate, Instant, LossEstimate } from "@/engine";
import { clockFormat } from "./clock-format";

/** The words a figure needs. `{n}` stands for the amount. */
export interface FormatWords {
	unknown: string;
	underASecond: string;
	units: { s: string; min: string; h: string; day: string; days: string };
	noTarget: string;
	instant: string;
	unbounded: string;
	noLoss: string;
	everything: string;
	lakh: string;
	crore: string;
	/** After a short list: "{n} more". */
	more: string;
	terabytes: string;
	gigabytes: string;
}

export const ENGLISH_FORMAT: FormatWords = {
	unknown: "unknown",
	underASecond: "under 1 s",
	units: { s: "s", min: "min", h: "h", day: "day", days: "days" },
	noTarget: "none set",
	instant: "instant",
	unbounded: "unbounded",
	noLoss: "none",
	everything: "everything",
	lakh: "lakh",
	crore: "crore",
	more: "{names} and {n} more",
	terabytes: "TB",
	gigabytes: "GB",
};

interface Duration {
	amount: string;
	unit: "s" | "min" | "h" | "days";
}

/** A minus as wide as the digits, where the language writes a hyphen. */
const withMinus = (money: string): string => money.replace("-", "−");

/** Every way a figure is written, for one locale. */
export function formatterOf(locale: string, words: FormatWords) {
	/** A formatter costs far more to make than to use. */
	const decimals = new Map<number, Intl.NumberFormat>();
	const moneys = new Map<string, Intl.NumberFormat>();
	const list = new Intl.ListFormat(locale, { type: "conjunction" });
	const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

	function decimal(amount: number, digits: number): string {
		const format = decimals.get(digits) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
		decimals.set(digits, format);
		return format.format(amount);
	}

	function currencyFormat(key: string, currency: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
		// Rupees are grouped by lakh and crore whichever language speaks of them.
		const place = currency === "INR" && locale.startsWith("en") ? "en-IN" : locale;
		const name = `${key} ${currency}`;
		const format = moneys.get(name) ?? new Intl.NumberFormat(place, { style: "currency", currency, ...options });
		moneys.set(name, format);
		return format;
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
	function minutes(amountOfMinutes: number | null): string {
		if (amountOfMinutes === null) return words.unknown;
		if (amountOfMinutes > 0 && amountOfMinutes < 0.5 / 60) return words.underASecond;
		const { amount, unit } = splitMinutes(amountOfMinutes);
		return `${amount}\u00a0${words.units[unit === "days" && amount === "1" ? "day" : unit]}`;
	}

	const hours = (amount: number | null): string => minutes(amount === null ? null : amount * 60);

	/** "8.1–10 h" when both ends share a unit, else "45 min – 2.1 h". */
	function minutesRange(fromMinutes: number, toMinutes: number): string {
		const from = splitMinutes(fromMinutes);
		const to = splitMinutes(toMinutes);
		if (from.unit === to.unit && from.amount === to.amount) return minutes(toMinutes);
		if (from.unit === to.unit) return `${from.amount}–${to.amount}\u00a0${words.units[to.unit]}`;
		return `${minutes(fromMinutes)} – ${minutes(toMinutes)}`;
	}

	/** 0 hours of loss is a statement of its own; anything tiny but real stays visible. */
	function loss(amount: number | null): string {
		if (amount === null) return words.unbounded;
		return amount === 0 ? words.noLoss : hours(amount);
	}

	function money(amount: number | null, currency: string): string {
		if (amount === null) return words.unknown;
		const digits = Number.isInteger(amount) || Math.abs(amount) >= 100 ? 0 : 2;
		const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
		return withMinus(currencyFormat(String(digits), currency, options).format(amount));
	}

	/** "₹1.8 lakh", "₹2.3 crore", "€1.2M": for a glance; the full amount stands in the panel. */
	function moneyShort(amount: number | null, currency: string): string {
		if (amount === null) return words.unknown;
		const size = Math.abs(amount);
		if (currency === "INR" && size >= 1e5) {
			const [divisor, word] = size >= 1e7 ? [1e7, words.crore] : [1e5, words.lakh];
			const options = { minimumFractionDigits: 0, maximumFractionDigits: 1 };
			return `${withMinus(currencyFormat("short", currency, options).format(amount / divisor))}\u00a0${word}`;
		}
		if (size < 1e4 || currency === "INR") return money(Math.round(amount), currency);
		return withMinus(
			currencyFormat("compact", currency, { notation: "compact", maximumFractionDigits: 1 }).format(amount),
		);
	}

	/** 0.784 → "78 %"; a share that is not nothing and not all never rounds to 0 % or 100 %. */
	function share(part: number | null): string {
		if (part === null) return words.unknown;
		if (part > 0 && part < 0.005) return `<${decimal(1, 0)}\u00a0%`;
		if (part < 1 && part > 0.995) return `>${decimal(99, 0)}\u00a0%`;
		return `${decimal(part * 100, 0)}\u00a0%`;
	}

	/** With its sign, and a true minus: "+6", "−3.1". */
	function signed(amount: number, maximumDigits = 1): string {
		const text = decimal(Math.abs(amount), maximumDigits);
		if (text === decimal(0, 0)) return text;
		return `${amount < 0 ? "−" : "+"}${text}`;
	}

	return {
		locale,
		unknown: words.unknown,
		minutes,
		hours,
		minutesRange,
		hoursRange: (from: number, to: number): string => minutesRange(from * 60, to * 60),
		/** A target of 0 is the band of automatic fail-over: "instant". */
		target: (amount: number | null): string =>
			amount === null ? words.noTarget : amount === 0 ? words.instant : minutes(amount),
		loss,
		/** What is lost in nine of ten failures; "everything" where more often than not no copy survives. */
		lossEstimate: (estimate: Pick<LossEstimate, "p90Hours" | "totalLossProbability">): string =>
			estimate.totalLossProbability >= 0.5 ? words.everything : loss(estimate.p90Hours),
		money,
		moneyShort,
		number: (amount: number | null, maximumDigits = 0): string =>
			amount === null ? words.unknown : decimal(amount, maximumDigits),
		share,
		signed,
		gigabytes(amount: number | null): string {
			if (amount === null) return words.unknown;
			return amount >= 1000
				? `${decimal(amount / 1000, 1)}\u00a0${words.terabytes}`
				: `${decimal(amount, amount < 10 ? 1 : 0)}\u00a0${words.gigabytes}`;
		},
		/** "1 Dec 2026". A calendar day has no time zone: it is read and printed in UTC. */
		date: (date: CalendarDate | null): string =>
			date === null ? words.unknown : day.format(new Date(`${date}T00:00:00Z`)),
		/** "23 Nov 2026, 14:05" on the organisation's clock. */
		instant: (instant: Instant | Date, timeZone: string): string =>
			clockFormat(locale, timeZone, {
				day: "numeric",
				month: "short",
				year: "numeric",
				hour: "2-digit",
				minute: "2-digit",
			}).format(typeof instant === "string" ? new Date(instant) : instant),
		/** "Mail", "Mail and ERP", "Mail, ERP and 3 more". */
		list(names: readonly string[], atMost = 3): string {
			if (names.length <= atMost) return list.format(names);
			const shown = names.slice(0, atMost - 1);
			return words.more
				.replace("{names}", () => shown.join(", "))
				.replace("{n}", () => decimal(names.length - shown.length, 0));
		},
	};
}

export type Formatter = ReturnType<typeof formatterOf>;
