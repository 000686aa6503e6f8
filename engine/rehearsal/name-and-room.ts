import { GOOD_DNS_TTL_SECONDS } from "../blueprints/path-conditions";
import type { Service } from "../facts";
import { roundTo } from "../sentence";
import { ofService, type ReadinessCheck } from "./readiness-check";

/** A name whose old answer lives on keeps people away after a switch. */
export function ttlCheck(service: Service): ReadinessCheck {
	const what = "DNS TTL";
	const ttl = service.design?.dnsTtlSeconds ?? null;
	const advice = `set it to at most ${GOOD_DNS_TTL_SECONDS} s a day before`;
	if (ttl === null)
		return ofService(
			"ttl",
			service,
			"unknown",
			what,
			`No fact says how long its name is remembered: look it up and ${advice}.`,
		);
	const held = `Clients may keep its old address for ${roundTo(ttl, 0)} s`;
	return ttl <= GOOD_DNS_TTL_SECONDS
		? ofService("ttl", service, "ok", what, `${held}, at most ${GOOD_DNS_TTL_SECONDS} s is fine.`)
		: ofService("ttl", service, "not-ok", what, `${held}: ${advice}.`);
}

/**
 * Is there room for what is restored? A sample is restored beside the data in use, everything else in the place of what is
 * lost. The size of the storage is the one given for sizing; what else lies on it no fact says.
 */
export function spaceCheck(service: Service, beside: boolean): ReadinessCheck {
	const what = "Free space";
	const need = service.dataGigabytes;
	const room = service.design?.load?.storageGigabytes ?? null;
	if (need === null)
		return ofService(
			"space",
			service,
			"unknown",
			what,
			"The size of the data is not known: look what is free before you begin.",
		);
	const data = `The data takes ${roundTo(need, 0)} GB`;
	if (room === null)
		return ofService(
			"space",
			service,
			"unknown",
			what,
			`${data} and how much the storage holds is not known: look before you begin, or give it under Sizing.`,
		);
	const holds = `the storage holds ${roundTo(room, 0)} GB`;
	if (room < need) return ofService("space", service, "not-ok", what, `${data} and ${holds}: find room first.`);
	if (!beside)
		return ofService("space", service, "ok", what, `${data} and ${holds}: it fits in the place of what is lost.`);
	return room >= 2 * need
		? ofService("space", service, "ok", what, `${data} and ${holds}: all of it fits beside what is in use.`)
		: ofService(
				"space",
				service,
				"unknown",
				what,
				`${data} and ${holds}: a sample of up to ${roundTo(room - need, 0)} GB fits beside it, if nothing else lies there.`,
			);
}
