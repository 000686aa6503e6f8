import type { Service } from "../facts";

/** What has to be in order before a drill begins, as far as the facts know. */
export interface ReadinessCheck {
	id: string;
	/** Null: of the drill as a whole. */
	serviceId: string | null;
	state: "ok" | "not-ok" | "unknown";
	what: string;
	/** What the facts say, and what to do about it. */
	text: string;
}

export function ofService(
	id: string,
	service: Service,
	state: ReadinessCheck["state"],
	what: string,
	text: string,
): ReadinessCheck {
	return check(`${id}:${service.id}`, service.id, state, what, text);
}

export function check(
	id: string,
	serviceId: string | null,
	state: ReadinessCheck["state"],
	what: string,
	text: string,
): ReadinessCheck {
	return { id, serviceId, state, what, text };
}
