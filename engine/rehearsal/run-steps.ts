import type { Drill, Service } from "../facts";
import type { RunbookStep } from "../runbook/make-runbook";
import type { RunStep } from "./run-result";

/** Phases that a restore of a sample walks: the copy is found, read back and looked at. */
const SAMPLE = new Set(["choose-copy", "fetch-off-site", "fetch-media", "transfer", "verify"]);

export interface ServiceRunbook {
	service: Pick<Service, "id" | "name" | "dependsOn">;
	steps: readonly RunbookStep[];
}

/**
 * Which steps does a drill of a kind walk? The runbook's; of a restore of a sample those that read data back; of a
 * fail-back the way home, which no estimate rests on. Services that are rehearsed together run beside each other, except
 * that one waits for the end of those it depends on.
 */
export function runSteps(kind: Drill["kind"], runbooks: readonly ServiceRunbook[]): RunStep[] {
	const stepsOf = new Map(runbooks.map(({ service, steps }) => [service.id, ofKind(kind, steps)]));
	const rehearsed = inOrderOfNeed(runbooks);
	return rehearsed.flatMap(({ service }) => {
		const name = (stepId: string) => `${service.id}/${stepId}`;
		const own = stepsOf.get(service.id)!;
		const needed = service.dependsOn.flatMap((id) => {
			const last = stepsOf.get(id)?.at(-1);
			return last ? [`${id}/${last.id}`] : [];
		});
		const ids = new Set(own.map(({ id }) => id));
		return own.map((step, place) => {
			const kept = step.after.filter((id) => ids.has(id));
			const after = place === 0 ? needed : (kept.length > 0 ? kept : [own[place - 1]!.id]).map(name);
			return { ...step, id: name(step.id), after, serviceId: service.id };
		});
	});
}

function ofKind(kind: Drill["kind"], steps: readonly RunbookStep[]): readonly RunbookStep[] {
	if (kind === "fail-back") return failBack(steps);
	if (kind !== "restore-sample") return steps;
	const sample = steps.filter(({ phase }) => phase === null || SAMPLE.has(phase));
	return sample.some(({ phase }) => phase !== null) ? sample : steps;
}

/** What is needed comes first; a ring of needs keeps the order given. */
function inOrderOfNeed(runbooks: readonly ServiceRunbook[]): ServiceRunbook[] {
	const open = [...runbooks];
	const ordered: ServiceRunbook[] = [];
	while (open.length > 0) {
		const waits = ({ service }: ServiceRunbook) =>
			service.dependsOn.some((id) => open.some((other) => other.service.id === id && id !== service.id));
		const free = open.findIndex((one) => !waits(one));
		ordered.push(...open.splice(Math.max(0, free), 1));
	}
	return ordered;
}

interface WayHome {
	id: string;
	title: string;
	actions: string[];
	checks: string[];
	goNoGo: string | null;
	undo: string | null;
}

const WAY_HOME: readonly WayHome[] = [
	{
		id: "resynchronise",
		title: "Bring the old primary up to date",
		actions: [
			"See why it failed, and that this is mended.",
			"Let it copy from where the service runs now, and say when it is level.",
		],
		checks: ["It is level, and nothing was written to it meanwhile."],
		goNoGo: "Is it surely level? What it lacks is lost when it leads again.",
		undo: "Stop the copying; the service runs on where it is.",
	},
	{
		id: "announce",
		title: "Announce the way home",
		actions: ["Tell users when the service pauses and for how long.", "Take a last copy of where it runs now."],
		checks: ["The message is out and the copy can be read."],
		goNoGo: null,
		undo: null,
	},
	{
		id: "stop-there",
		title: "Stop the service where it runs",
		actions: ["Close the door for users, wait for the last writes, stop the service."],
		checks: ["Nothing writes any more and both sides are level."],
		goNoGo: null,
		undo: "Start it again where it was.",
	},
	{
		id: "lead-again",
		title: "Let the old primary lead again",
		actions: ["Make the other side secondary, then the old primary the leader.", "Start the service."],
		checks: ["One side leads, and only one.", "Its log shows no error."],
		goNoGo: null,
		undo: "Make the other side the leader again: it has the same data.",
	},
	{
		id: "look",
		title: "Verify, and let users in",
		actions: ["Do what users do, look at the newest entry, then open the door.", "Point names and addresses back."],
		checks: ["Somebody outside the team works with it.", "Copying to the other side runs again."],
		goNoGo: "Good enough to let everybody in?",
		undo: "Go back to the other side while it is still level.",
	},
];

function failBack(steps: readonly RunbookStep[]): RunbookStep[] {
	const hosts = steps.find(({ phase }) => phase === "promote")?.hosts ?? steps[0]?.hosts ?? [];
	return WAY_HOME.map(({ id, ...text }, place) => ({
		...text,
		...{ id: `own-${id}`, phase: null, owner: "systems", minutes: null, neededIn: 1, hosts },
		after: place === 0 ? [] : [`own-${WAY_HOME[place - 1]!.id}`],
	}));
}
