import { checkAbove } from "../random/distribution";

/**
 * With so many slots and so much offered load, which share of arrivals finds every slot taken and waits? Erlang C, by the
 * recursion of Erlang B, which neither overflows nor loses digits. Offered load in erlangs: arrivals a second × seconds each
 * takes. Source: A. K. Erlang 1917; the recursion in ITU-D, Teletraffic Engineering Handbook, section 7.3. 1 when the load
 * is not below the slots: the queue then grows for ever. Linear in slots. RangeError for a negative load or no slot.
 */
export function waitingShare(offeredErlangs: number, slots: number): number {
	if (!(offeredErlangs >= 0) || !Number.isFinite(offeredErlangs))
		throw new RangeError(`offeredErlangs must be 0 or more, got ${offeredErlangs}`);
	if (!(slots >= 1) || !Number.isInteger(slots))
		throw new RangeError(`slots must be a whole number above 0, got ${slots}`);
	if (offeredErlangs === 0) return 0;
	if (offeredErlangs >= slots) return 1;
	let blocked = 1;
	for (let slot = 1; slot <= slots; slot++) blocked = (offeredErlangs * blocked) / (slot + offeredErlangs * blocked);
	return (slots * blocked) / (slots - offeredErlangs * (1 - blocked));
}

/** The fewest slots with which no more than `mostWaiting` of arrivals wait; see `waitingShare`. */
export function slotsNeeded(offeredErlangs: number, mostWaiting: number): number {
	checkAbove("mostWaiting", mostWaiting, 0);
	let slots = Math.max(1, Math.floor(offeredErlangs) + 1);
	while (waitingShare(offeredErlangs, slots) > mostWaiting) slots++;
	return slots;
}
