import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeRunbook } from "@/engine";
import { offlineRunbook } from "@/reports/offline-runbook";
import { AS_OF, makeFacts, makeService } from "../engine/restore/make-facts";

const HOSTILE = `"><script>alert(1)</script>'&`;
const facts = makeFacts({ services: [makeService({ name: HOSTILE })] });
const runbook = makeRunbook(facts, "mail", "hardware", AS_OF);
const contact = { id: "c", name: HOSTILE, role: "lead" as const, duty: null, phone: "+43 1 (234)", email: null };
const page = offlineRunbook({
	...{ organization: HOSTILE, service: HOSTILE, runbook, steps: runbook.steps, version: 3, madeAt: "26 Nov 2026" },
	contacts: [{ ...contact, siteId: null }],
});

describe("the offline copy of a runbook", () => {
	it("needs no other file and no server", () => {
		expect(page).not.toMatch(/\b(?:src|srcset)=|url\(|@import|https?:|<link|fetch\(|XMLHttpRequest/);
		expect([...page.matchAll(/href="(\w+):/g)].map((match) => match[1])).toEqual(["tel"]);
	});

	it("allows its own script and style by their hashes and nothing else", () => {
		const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll("&#39;", "'");
		const hashOf = (tag: string) => {
			const text = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? "";
			return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
		};
		expect(policy).toBe(
			`default-src 'none'; script-src ${hashOf("script")}; style-src ${hashOf("style")}; base-uri 'none'; form-action 'none'`,
		);
	});

	it("shows hostile names as text", () => {
		expect(page.match(/<script/g)).toHaveLength(1);
		expect(page).toContain("&#60;script&#62;alert(1)");
		expect(page).not.toMatch(/ on\w+=/);
	});

	it("holds every step with its checks, a start and an end", () => {
		expect(page.match(/data-step=/g)).toHaveLength(runbook.steps.length);
		expect(page.match(/type="checkbox"/g)).toHaveLength(runbook.steps.flatMap(({ checks }) => checks).length);
		expect(page).toContain('href="tel:+431234"');
	});
});
