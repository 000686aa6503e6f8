import {
	addMonths,
	type CalendarDate,
	type Facts,
	PROOF_MAX_AGE_MONTHS,
	type ProofCredit,
	proveServices,
} from "@/engine";
import { formatDate } from "./format";

export interface Duty {
	serviceId: string;
	service: string;
	what: "restore test" | "drill";
	state: "failed" | "no-record" | "overdue" | "ahead";
	/** Newest proof, good or bad. */
	on: CalendarDate | null;
	dueOn: CalendarDate | null;
	everyMonths: number;
}

const URGENCY: Record<Duty["state"], number> = { failed: 0, "no-record": 1, overdue: 2, ahead: 3 };

/** What each service has to show again, most pressing first. Who has nothing in place has nothing to rehearse. */
export function drillsDue(facts: Facts, asOf: CalendarDate): Duty[] {
	const services = new Map(facts.services.map((service) => [service.id, service]));
	const duties = proveServices(facts, asOf).flatMap(({ serviceId, restoreTest, drill }): Duty[] => {
		const service = services.get(serviceId)!;
		const { tier, backup, hosted } = service.protection;
		if (tier === "T0") return [];
		const duty = (what: Duty["what"], proof: ProofCredit, months: number): Duty => ({
			serviceId,
			service: service.name,
			what,
			everyMonths: months,
			...stateOf(proof, months, asOf),
		});
		const copies = backup !== null || hosted?.ownBackup === true;
		return [
			...(copies ? [duty("restore test", restoreTest, PROOF_MAX_AGE_MONTHS.restoreTest)] : []),
			duty("drill", drill, PROOF_MAX_AGE_MONTHS.drill),
		];
	});
	return duties.sort((a, b) => URGENCY[a.state] - URGENCY[b.state] || (a.dueOn ?? "").localeCompare(b.dueOn ?? ""));
}

function stateOf(
	{ on, credit }: ProofCredit,
	months: number,
	asOf: CalendarDate,
): Pick<Duty, "state" | "on" | "dueOn"> {
	if (on === null) return { state: "no-record", on, dueOn: null };
	if (credit === 0) return { state: "failed", on, dueOn: null };
	const dueOn = addMonths(on, months);
	return { state: dueOn < asOf ? "overdue" : "ahead", on, dueOn };
}

/** "failed on 17 May 2025, to be repeated", "overdue since 14 Jun 2026", "due by 1 Dec 2026". */
export function dutyWhen({ state, on, dueOn }: Duty): string {
	if (state === "failed") return `failed on ${formatDate(on)}, to be repeated`;
	if (state === "no-record") return "none on record";
	return `${state === "overdue" ? "overdue since" : "due by"} ${formatDate(dueOn)}`;
}

export function dueSentence(duties: readonly Duty[]): string {
	const first = duties[0];
	if (!first) return "No drill is due: no service has anything in place that could be rehearsed.";
	const pressing = duties.filter(({ state }) => state !== "ahead").length;
	const rest = pressing > 1 ? `; ${pressing - 1} more ${pressing === 2 ? "is" : "are"} due by now` : "";
	return `Next to rehearse: the ${first.what} of ${first.service}, ${dutyWhen(first)}${rest}.`;
}
