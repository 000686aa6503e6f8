import type { MailFunctionTime, Sentence } from "../assessment";
import { phaseDefault } from "../catalogue/phases";
import { drawAll } from "../loss/draw-all";
import { betaPert } from "../random/beta-pert";
import { stream } from "../random/generator";
import { roundTo, sentence, spokenMinutes } from "../sentence";
import { quantilesOf } from "../stats/quantile";
import type { RestorePlan } from "./plan";
import { ask, type ServiceView } from "./service-view";

/** A sending server gives up after four to five days; five is usual. */
const USUAL_RETRY_DAYS = 5;
const INDEXED_GIGABYTES = 200;

/**
 * When does each part of a mail service work again after its server was lost? Up is not the end: mail that was sent
 * meanwhile waits at its senders and arrives with their next try, search needs an index over what was restored, and what a
 * user sees depends on where POP or IMAP keeps it. Minutes from the failure.
 */
export function mailFunctions(
	view: ServiceView,
	plan: RestorePlan,
	totals: Float64Array,
	options: { seed: number },
): MailFunctionTime[] | null {
	if (view.service.kind !== "mail") return null;
	const { mail } = view.service;
	const quick = plan.path === "eject-node" || plan.path === "switch-over" || plan.path === "restart";
	const retryDays = ask(view, "mail.senderRetryDays", mail?.senderRetryDays) ?? USUAL_RETRY_DAYS;
	if (!(retryDays >= 0))
		throw new RangeError(`services.${view.service.id}.mail.senderRetryDays must be 0 or more: ${retryDays}`);
	const [up50, up90] = quantilesOf(totals, [0.5, 0.9]) as [number, number];
	const added = (id: string, times: number): [number, number] => {
		const { minMinutes, modeMinutes, maxMinutes } = phaseDefault(id);
		const minutes = drawAll(
			betaPert(minMinutes * times, modeMinutes * times, maxMinutes * times),
			stream(options.seed, `${view.service.id}/${plan.scenario}/${id}`),
			totals.length,
		);
		for (let trial = 0; trial < totals.length; trial++) minutes[trial]! += totals[trial]!;
		return quantilesOf(minutes, [0.5, 0.9]) as [number, number];
	};
	const receive = quick && up90 < 1 ? [up50, up90] : added("sender-retry", 1);
	const search =
		quick || view.dataGigabytes === 0 ? [up50, up90] : added("search-index", view.dataGigabytes / INDEXED_GIGABYTES);
	const row = (
		mailFunction: MailFunctionTime["mailFunction"],
		minutes: number[],
		note: Sentence,
	): MailFunctionTime => ({
		mailFunction,
		p50Minutes: minutes[0]!,
		p90Minutes: minutes[1]!,
		note,
	});
	const up = [up50, up90];
	return [
		row("receive", receive, receiveNote(view, up90, retryDays)),
		row(
			"send",
			up,
			sentence("mail.send", "Sending waits: what users write stays on their desktops until the server answers."),
		),
		row("read", up, readNote(view)),
		row(
			"search",
			search,
			quick
				? sentence("mail.search-kept", "The index is there: search works with the rest.")
				: sentence("mail.search", "The index is built anew over what was restored, after mail already flows."),
		),
		row("log-in", up, sentence("mail.log-in", "Log-in needs the server and the directory it asks.")),
	];
}

function receiveNote(view: ServiceView, up90: number, retryDays: number): Sentence {
	const scanner = view.service.mail?.scanner ?? null;
	const inSeries =
		scanner !== null && scanner.place === "other-server" && scanner.mayBypass !== true
			? " All of it passes one scanner, which can stop it too."
			: "";
	if (up90 > retryDays * 1440)
		return sentence(
			"mail.receive-lost",
			`Sending servers give up after ${roundTo(retryDays, 1)} days: with ${spokenMinutes(up90)} to restore some mail goes back to its senders.${inSeries}`,
			{ retryDays },
		);
	return sentence(
		"mail.receive",
		`Sending servers keep trying for ${roundTo(retryDays, 1)} days: mail from outside is late, not lost, and comes with their next try.${inSeries}`,
		{ retryDays },
	);
}

function readNote(view: ServiceView): Sentence {
	const access = view.service.mail?.access ?? null;
	if (access === null || !(access.pop > 0))
		return sentence("mail.read", "With IMAP and web all mail is on the server and back with it.");
	const share = Math.round(access.pop * 100);
	return view.service.mail?.popLeavesCopyOnServer === true
		? sentence(
				"mail.read-pop-copies",
				`${share} % of users have what they fetched on their desktops and can read on.`,
				{ share },
			)
		: sentence(
				"mail.read-pop",
				`${share} % of users have their mail on their desktops and can read on; the server, and its backup, do not have it.`,
				{ share },
			);
}
