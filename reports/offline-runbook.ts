import { createHash } from "node:crypto";
import { type Contact, type Runbook, type RunbookStep, usualMinutes } from "@/engine";
import { formatMinutes, formatMinutesRange, formatShare } from "@/lib/format";
import { CONTACT_ROLE_LABELS } from "@/lib/kinds";
import { SCENARIO_CLAUSES } from "@/lib/labels";
import { OFFLINE_SCRIPT, OFFLINE_STYLE } from "./offline-script";

export interface OfflineRunbook {
	organization: string;
	service: string;
	runbook: Runbook;
	/** As they were saved, or as the facts say them. */
	steps: readonly RunbookStep[];
	/** Null: not saved; the facts alone speak. */
	version: number | null;
	contacts: readonly Contact[];
	/** When the copy was made, in words and as the organisation's clock shows it. */
	madeAt: string;
}

/**
 * A runbook as one HTML file for when nothing else runs: no server, no network, no other file. It opens from a disk or a
 * stick, keeps ticks and times in the browser, prints on A4, and its own policy lets nothing in but its one script.
 */
export function offlineRunbook(model: OfflineRunbook): string {
	const { organization, service, runbook, steps, version, contacts, madeAt } = model;
	const title = `${SCENARIO_CLAUSES[runbook.scenario]}: ${service}`;
	const hash = (text: string) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
	const policy = [
		"default-src 'none'",
		`script-src ${hash(OFFLINE_SCRIPT)}`,
		`style-src ${hash(OFFLINE_STYLE)}`,
		"base-uri 'none'",
		"form-action 'none'",
	].join("; ");
	const key = `holdfast.runbook.${runbook.serviceId}.${runbook.scenario}.${version ?? madeAt}`;
	const made = version === null ? "not saved, as the facts say it" : `version ${version}`;
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)} · ${escaped(organization)}</title>
<style>${OFFLINE_STYLE}</style>
</head>
<body data-key="${escaped(key)}">
<header>
<p class="soft">${escaped(organization)} · runbook, ${escaped(made)} · copied on ${escaped(madeAt)}</p>
<h1>${escaped(title)}</h1>
<p>${steps.length} steps, usually ${escaped(formatMinutes(usualMinutes(steps)))}. Times are estimates; ports are the usual ones.</p>
<p class="soft" id="kept" role="status"></p>
</header>
<main>
<h2>People to call</h2>
${contacts.length === 0 ? "<p>Nobody is named. Write names and numbers here before you need them.</p>" : `<ul>${contacts.map(contactLine).join("")}</ul>`}
<h2>Why this way</h2>
<ul>${runbook.reasons.map(({ text }) => `<li>${escaped(text)}</li>`).join("")}${
		runbook.first.length === 0 ? "" : `<li>Up first: ${escaped(runbook.first.map(({ name }) => name).join(", "))}.</li>`
	}</ul>
<h2>Steps</h2>
<ol class="steps">${steps.map((step, index) => stepBlock(step, index, steps, contacts)).join("")}</ol>
<section id="out">
<h2>Times so far</h2>
<p class="soft">Title, start, end and note, one step a line: paste it wherever it is to be kept.</p>
<textarea id="times" rows="6" readonly aria-label="Times so far"></textarea>
</section>
</main>
<script>${OFFLINE_SCRIPT}</script>
</body>
</html>
`;
}

function contactLine({ name, role, duty, phone, email }: Contact): string {
	const call =
		phone === null ? "no phone known" : `<a href="tel:${escaped(phone.replace(/[^\d+]/g, ""))}">${escaped(phone)}</a>`;
	const mail = email === null ? "" : ` · ${escaped(email)}`;
	return `<li><strong>${escaped(name)}</strong>, ${escaped(duty ?? CONTACT_ROLE_LABELS[role].toLowerCase())}: ${call}${mail}</li>`;
}

function stepBlock(
	step: RunbookStep,
	index: number,
	steps: readonly RunbookStep[],
	contacts: readonly Contact[],
): string {
	const { title, owner, minutes, neededIn, actions, checks, goNoGo, undo, hosts } = step;
	const previous = steps[index - 1];
	const names = contacts.filter(({ role }) => role === owner).map(({ name }) => name);
	const facts = [
		CONTACT_ROLE_LABELS[owner] + (names.length > 0 ? ` (${names.join(", ")})` : ""),
		minutes === null
			? "time not estimated"
			: `${formatMinutesRange(minutes.low, minutes.high)}, usually ${formatMinutes(minutes.usual)}`,
		...(neededIn < 0.995 ? [`needed in ${formatShare(neededIn)} of cases`] : []),
		...(previous && !step.after.includes(previous.id) ? [`may run beside “${previous.title}”`] : []),
	];
	const id = `s${index + 1}`;
	const places = hosts.map(
		({ name, address, port, use }) =>
			`<li>${escaped(name)} · ${escaped(address ?? "address unknown")} · ${port === null ? escaped(use) : `port ${port} (${escaped(use)})`}</li>`,
	);
	return `<li class="step" data-step="${id}" data-title="${escaped(title)}">
<h3>${index + 1}. ${escaped(title)}</h3>
<p class="soft">${escaped(facts.join(" · "))}</p>
<ul>${actions.map((action) => `<li>${escaped(action)}</li>`).join("")}</ul>
${places.length === 0 ? "" : `<ul class="hosts">${places.join("")}</ul>`}
<ul class="checks">${checks
		.map((check, at) => `<li><label><input type="checkbox" id="${id}c${at}"> ${escaped(check)}</label></li>`)
		.join("")}</ul>
${goNoGo === null ? "" : `<p class="gate"><strong>Go or no go:</strong> ${escaped(goNoGo)}</p>`}
${undo === null ? "" : `<p><strong>How to undo:</strong> ${escaped(undo)}</p>`}
<div class="stamps"><button type="button" data-do="start">Start</button><output data-out="start"></output>
<button type="button" data-do="end">End</button><output data-out="end"></output>
<button type="button" data-do="clear" hidden>Clear times</button></div>
<textarea rows="2" aria-label="Note on step ${index + 1}" placeholder="Note"></textarea>
</li>`;
}

function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
