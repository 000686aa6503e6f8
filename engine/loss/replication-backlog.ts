import { checkAbove } from "../random/distribution";

/**
 * How far does an asynchronous copy fall behind in a burst of writing? Fluid model: backlog = (write rate − line) × burst,
 * worked off at line − base rate; the lag is the backlog ÷ line. A line that carries the burst falls behind not at all;
 * one that does not carry the base rate never catches up (`drainSeconds` null). MB, MB/s, seconds.
 */
export function replicationBacklog(writing: {
	writeMegabytesPerSecond: number;
	linkMegabytesPerSecond: number;
	burstSeconds: number;
	baseMegabytesPerSecond: number;
}): { backlogMegabytes: number; lagSeconds: number; drainSeconds: number | null } {
	const { writeMegabytesPerSecond, linkMegabytesPerSecond, burstSeconds, baseMegabytesPerSecond } = writing;
	checkAbove("linkMegabytesPerSecond", linkMegabytesPerSecond, 0);
	for (const [name, value] of Object.entries({ writeMegabytesPerSecond, burstSeconds, baseMegabytesPerSecond }))
		if (!(value >= 0) || !Number.isFinite(value)) throw new RangeError(`${name} must be 0 or more: ${value}`);
	const backlogMegabytes = Math.max(0, (writeMegabytesPerSecond - linkMegabytesPerSecond) * burstSeconds);
	const drain = linkMegabytesPerSecond - baseMegabytesPerSecond;
	return {
		backlogMegabytes,
		lagSeconds: backlogMegabytes / linkMegabytesPerSecond,
		drainSeconds: backlogMegabytes === 0 ? 0 : drain > 0 ? backlogMegabytes / drain : null,
	};
}
