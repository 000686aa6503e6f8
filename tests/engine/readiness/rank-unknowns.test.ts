import { describe, expect, it } from "vitest";
import { assessServices } from "../../../engine/assess";
import { assessOne } from "../../../engine/assess-one";
import { PRACTICES } from "../../../engine/catalogue/practices";
import type { Facts } from "../../../engine/facts";
import { assessReadiness } from "../../../engine/readiness/assess-readiness";
import { rankUnknowns } from "../../../engine/readiness/rank-unknowns";
import { AS_OF, makeFacts } from "./example";

const options = { seed: 1, trials: 300, asOf: AS_OF };
const rank = (facts: Facts) =>
	rankUnknowns(
		facts,
		assessServices(facts, options),
		facts.services.map(({ id }) => id),
		options,
		(changed, id) => assessOne(changed, id, options),
	);
const known = { restoreHours: 8, lossHours: 24 };
const mail = (more: object = {}) => ({ id: "mail", protection: { tier: "T1", backup: {} }, ...more });
const allAnswered = PRACTICES.map(({ id }) => ({
	...{ practiceId: id, state: "no" as const, evidence: "said" as const, evidenceOn: AS_OF },
}));

describe("the next fact to collect", () => {
	it("narrows the score by just what the engine's own range loses when it is answered", () => {
		const facts = makeFacts({
			services: [mail({ targets: known, dataGigabytes: 100 })],
			answers: allAnswered.slice(1),
		});
		const open = PRACTICES[0]!;
		const [found] = rank(facts).filter(({ practiceId }) => practiceId === open.id);
		const range = (state: "no" | "yes") => {
			const answers = [
				...allAnswered.slice(1),
				{ practiceId: open.id, state, evidence: "tested" as const, evidenceOn: AS_OF },
			];
			const answered = makeFacts({ services: [mail({ targets: known, dataGigabytes: 100 })], answers });
			return assessReadiness(answered, assessServices(answered, options), options);
		};
		const [no, yes] = [range("no"), range("yes")];
		const span = Math.max(no.high, yes.high) - Math.min(no.low, yes.low);
		expect(found?.score.expected).toBeCloseTo(span - (no.high - no.low + yes.high - yes.low) / 2, 9);
		expect(found?.score.expected).toBeGreaterThan(0);
	});

	it("asks for the amount of data and the spare where they decide the time, and not once they are known", () => {
		const server = { id: "s", kind: "physical" as const };
		const groups = [{ id: "g", name: "all", serverIds: ["s"], required: 1 }];
		const open = rank(
			makeFacts({ servers: [server], services: [mail({ groups, targets: known })], answers: allAnswered }),
		);
		const data = open.find(({ id }) => id === "service:mail:data");
		expect(data?.restore).toMatchObject({ serviceId: "mail" });
		expect(data?.restore?.expected).toBeGreaterThan(60);
		expect(open.find(({ id }) => id === "server:s:spareOnSite")?.restore?.expected).toBeGreaterThan(60);
		const sized = makeFacts({
			servers: [{ ...server, dataGigabytes: 100, spareOnSite: true }],
			services: [mail({ groups, targets: known })],
			answers: allAnswered,
		});
		expect(rank(sized).map(({ id }) => id)).not.toContain("service:mail:data");
		expect(rank(sized).map(({ id }) => id)).not.toContain("server:s:spareOnSite");
	});

	it("is never promised to widen a range, promises on average no more than at most, and stands most first", () => {
		const ranked = rank(makeFacts({ services: [mail()] }));
		expect(ranked.length).toBeGreaterThan(20);
		for (const { score, restore } of ranked)
			for (const narrowing of [score, restore ?? { expected: 0, maximum: 0 }]) {
				expect(narrowing.expected).toBeGreaterThanOrEqual(0);
				expect(narrowing.maximum).toBeGreaterThanOrEqual(narrowing.expected - 1e-9);
			}
		const points = ranked.map(({ score }) => score.expected);
		expect(points).toEqual([...points].sort((one, other) => other - one));
	});

	it("is nothing where everything that is asked is known", () => {
		const backup = {
			...{ intervalHours: 24, offsite: { kind: "copied" }, immutable: true, separateCredentials: true },
			...{ restoreMegabytesPerSecond: 100, systemImage: true, lastRestoreTestOn: AS_OF },
		};
		const service = mail({ targets: known, dataGigabytes: 50, protection: { tier: "T1", backup } });
		expect(rank(makeFacts({ services: [service], answers: allAnswered }))).toEqual([]);
	});
});
