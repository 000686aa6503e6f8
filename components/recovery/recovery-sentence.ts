import type { RecoveryOfMany } from "@/engine";
import { formatCount, formatHoursRange, formatMoneyShort } from "@/lib/format";

/** "If the site Pune is lost, 7 services go down; the last is back after 31–44 h; …saves ₹2 lakh against the order listed." */
export function recoverySentence(clause: string, { schedule }: RecoveryOfMany, currency: string): string {
	if (schedule === null) return `${clause}, no service is known to go down.`;
	const { services, wholeHours, cost, order, naiveOrder } = schedule;
	const range = formatHoursRange(wholeHours.p50, wholeHours.p90);
	if (services.length === 1) return `${clause}, one service goes down: ${services[0]!.name} is back after ${range}.`;
	const down = `${clause}, ${formatCount(services.length, "service")} go down; the last is back after ${range}`;
	if (order.join() === naiveOrder.join()) return `${down}; no order tried loses less than the order listed.`;
	const saved = cost === null ? 0 : cost.naiveMean - cost.mean;
	if (!(saved > 0)) return `${down}.`;
	return `${down}; the best order found saves ${formatMoneyShort(saved, currency)} against the order listed.`;
}
