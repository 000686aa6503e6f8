import type { GanttActivity, ScheduledRecovery } from "@/engine";

export type Held = "people" | "restore" | "waiting";

export interface GanttBar extends Pick<GanttActivity, "id" | "label" | "startHours" | "endHours"> {
	held: Held;
}

export interface GanttRow {
	/** Null: what is done once for all services. */
	serviceId: string | null;
	name: string;
	bars: GanttBar[];
	backHours: number;
	/** In the same recovery, services taken as listed. */
	naiveBackHours: number | null;
}

function heldBy(means: readonly string[]): Held {
	if (means.some((key) => key.startsWith("restore streams/"))) return "restore";
	return means.some((key) => key.startsWith("engineers/")) ? "people" : "waiting";
}

function lastEnd(activities: readonly GanttActivity[], serviceId: string): number | null {
	let latest: number | null = null;
	for (const one of activities)
		if (one.serviceId === serviceId && (latest === null || one.endHours > latest)) latest = one.endHours;
	return latest;
}

/** The middle recovery as rows: first what is done for all, then the services as they come back. */
export function ganttRows({
	services,
	gantt,
	naiveGantt,
}: Pick<ScheduledRecovery, "services" | "gantt" | "naiveGantt">): GanttRow[] {
	const barsOf = (serviceId: string | null): GanttBar[] =>
		gantt
			.filter((one) => one.serviceId === serviceId && one.endHours > one.startHours)
			.map(({ id, label, startHours, endHours, means }) => ({ id, label, startHours, endHours, held: heldBy(means) }));
	const common = barsOf(null);
	const rows = services.map(({ serviceId, name }): GanttRow => {
		const bars = barsOf(serviceId);
		return {
			serviceId,
			name,
			bars,
			backHours: lastEnd(gantt, serviceId) ?? 0,
			naiveBackHours: lastEnd(naiveGantt, serviceId),
		};
	});
	rows.sort((a, b) => a.backHours - b.backHours);
	if (common.length === 0) return rows;
	const backHours = Math.max(...common.map(({ endHours }) => endHours));
	return [{ serviceId: null, name: "For all services", bars: common, backHours, naiveBackHours: null }, ...rows];
}

const STEPS = [1, 2, 3, 6, 12, 24, 48, 72, 168, 336, 720, 1440, 2160, 4380, 8760];

/** Four to eight round hours for the axis, the last at or beyond the end. */
export function hourTicks(endHours: number): number[] {
	if (!(endHours > 0)) return [0, 1];
	const step = STEPS.find((hours) => endHours / hours <= 7) ?? Math.ceil(endHours / 7);
	return Array.from({ length: Math.ceil(endHours / step) + 1 }, (_, index) => index * step);
}
