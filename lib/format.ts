/** Numbers as people read them. One place: pages, PDF and command line print the same figure the same way. */
import { ENGLISH_FORMAT, formatterOf } from "./formatter";

export const ENGLISH = formatterOf("en-GB", ENGLISH_FORMAT);

export const UNKNOWN = ENGLISH.unknown;

export const {
	minutes: formatMinutes,
	hours: formatHours,
	minutesRange: formatMinutesRange,
	hoursRange: formatHoursRange,
	target: formatTarget,
	loss: formatLoss,
	lossEstimate: formatLossEstimate,
	money: formatMoney,
	moneyShort: formatMoneyShort,
	number: formatNumber,
	share: formatShare,
	signed: formatSigned,
	gigabytes: formatGigabytes,
	date: formatDate,
	instant: formatInstant,
	list: formatList,
} = ENGLISH;

/** "1 service", "4 services". */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
	return `${formatNumber(count)} ${count === 1 ? singular : plural}`;
}
