import { DARK_TOKENS, LIGHT_TOKENS, type TokenName } from "@/lib/tokens";

/**
 * What the offline page does by itself, in a browser without a server: ticks, times and notes kept under the document's own
 * name. A constant, so that the page's own policy can name it by its hash.
 */
export const OFFLINE_SCRIPT = `
(function () {
	"use strict";
	var key = document.body.getAttribute("data-key");
	var state = {};
	var keeps = true;
	try { state = JSON.parse(localStorage.getItem(key) || "{}") || {}; } catch (error) { keeps = false; }
	if (typeof state !== "object" || Array.isArray(state)) state = {};
	function keep() {
		try { localStorage.setItem(key, JSON.stringify(state)); keeps = true; } catch (error) { keeps = false; }
		say();
	}
	function say() {
		document.getElementById("kept").textContent = keeps
			? "Ticks, times and notes are kept in this browser, also when it is closed."
			: "This browser does not keep anything: note times on paper too.";
		var lines = [];
		document.querySelectorAll("[data-step]").forEach(function (step) {
			var id = step.getAttribute("data-step");
			var begun = state["start " + id], ended = state["end " + id], note = state["note " + id];
			step.querySelector("[data-out=start]").textContent = begun ? clock(begun) : "";
			step.querySelector("[data-out=end]").textContent = ended ? clock(ended) + took(begun, ended) : "";
			step.querySelector("[data-do=start]").disabled = Boolean(begun);
			step.querySelector("[data-do=end]").disabled = !begun || Boolean(ended);
			step.querySelector("[data-do=clear]").hidden = !begun;
			if (begun || note) lines.push([
				step.getAttribute("data-title"), begun || "", ended || "", note || ""
			].join("\\t"));
		});
		document.getElementById("times").value = lines.join("\\n");
	}
	function two(number) { return (number < 10 ? "0" : "") + number; }
	function clock(at) {
		var date = new Date(at);
		return two(date.getHours()) + ":" + two(date.getMinutes()) + ":" + two(date.getSeconds());
	}
	function took(begun, ended) {
		var minutes = (Date.parse(ended) - Date.parse(begun)) / 60000;
		return minutes >= 0 ? " (" + (minutes < 10 ? minutes.toFixed(1) : Math.round(minutes)) + " min)" : "";
	}
	document.querySelectorAll("input[type=checkbox]").forEach(function (box) {
		var name = "tick " + box.id;
		box.checked = Boolean(state[name]);
		box.addEventListener("change", function () {
			if (box.checked) state[name] = true; else delete state[name];
			keep();
		});
	});
	document.querySelectorAll("[data-step]").forEach(function (step) {
		var id = step.getAttribute("data-step");
		var note = step.querySelector("textarea");
		note.value = state["note " + id] || "";
		note.addEventListener("input", function () {
			if (note.value) state["note " + id] = note.value; else delete state["note " + id];
			keep();
		});
		step.querySelectorAll("[data-do]").forEach(function (button) {
			button.addEventListener("click", function () {
				var what = button.getAttribute("data-do");
				if (what === "clear") {
					if (!confirm("Clear the times of this step?")) return;
					delete state["start " + id];
					delete state["end " + id];
				} else if (!state[what + " " + id]) state[what + " " + id] = new Date().toISOString();
				keep();
			});
		});
	});
	say();
})();
`;

function colours(tokens: Readonly<Record<TokenName, string>>): string {
	const { foreground, background, control, accent } = tokens;
	const soft = tokens["muted-foreground"];
	return `:root { color-scheme: light dark; --ink: ${foreground}; --soft: ${soft}; --line: ${control}; --ground: ${background}; --accent: ${accent}; }`;
}

export const OFFLINE_STYLE = `
${colours(LIGHT_TOKENS)}
@media (prefers-color-scheme: dark) { ${colours(DARK_TOKENS)} }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; color: var(--ink); background: var(--ground);
	font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 0; }
p, ul, ol, dl { margin: .35rem 0; }
a { color: var(--accent); }
.soft { color: var(--soft); font-size: .875rem; }
.steps { list-style: none; padding: 0; }
.step { border-top: 1px solid var(--line); padding: 1rem 0; break-inside: avoid; }
.gate { border-left: 3px solid var(--accent); padding-left: .75rem; }
.checks { list-style: none; padding: 0; }
.checks label { display: flex; gap: .6rem; align-items: baseline; padding: .25rem 0; }
input[type=checkbox] { width: 1.15rem; height: 1.15rem; flex: none; accent-color: var(--accent); }
button { font: inherit; min-height: 2.75rem; padding: 0 1rem; border: 1px solid var(--line); border-radius: .4rem;
	background: transparent; color: inherit; cursor: pointer; }
button:disabled { opacity: .5; cursor: default; }
button:focus-visible, a:focus-visible, input:focus-visible, textarea:focus-visible { outline: 2px solid var(--accent);
	outline-offset: 2px; }
textarea { font: inherit; width: 100%; padding: .5rem; border: 1px solid var(--line); border-radius: .4rem;
	background: transparent; color: inherit; }
.stamps { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; margin: .75rem 0; }
.stamps output { font-variant-numeric: tabular-nums; min-width: 5.5rem; }
.hosts { font-family: ui-monospace, monospace; font-size: .875rem; }
@page { size: A4; margin: 16mm; }
@media print {
	${colours(LIGHT_TOKENS)}
	body { padding: 0; font-size: 10.5pt; }
	button { display: none; }
	.stamps::before { content: "Start ______  End ______"; }
	#out { display: none; }
}
`;
