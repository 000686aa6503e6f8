import { expect, it } from "vitest";
import { type HostedFacts, readTerms } from "@/engine";
import { hostedOf, warrantyOf } from "@/lib/claims";

const OWN = { days: [1, 2, 3, 4, 5], startHour: 8, endHour: 18 };
const terms = (text: string) => readTerms(text).terms;

it("become a server's warranty, a business day as the hours of one, and keep its end", () => {
	expect(warrantyOf(terms("99.9 %"), OWN, null)).toBeNull();
	expect(warrantyOf(terms("4 hours response, 24x7"), OWN, null)).toEqual({
		...{ responseHours: 4, resolutionHours: null, coverage: "always", endsOn: null },
	});
	const before = { responseHours: 1, resolutionHours: 1, coverage: "always" as const, endsOn: "2027-01-31" };
	expect(warrantyOf(terms("Next business day on site"), OWN, before)).toEqual({
		...{ responseHours: 10, resolutionHours: null, coverage: "business", endsOn: "2027-01-31" },
	});
	expect(warrantyOf(terms("NBD repair 8x5"), OWN, null)?.resolutionHours).toBe(8);
});

it("become a hosted service's terms, and leave what they do not name", () => {
	const before: HostedFacts = {
		...{ provider: "P", availability: 0.99, restoreHours: 4, lossHours: 1, creditPercent: 5, pricePerUserPerMonth: 3 },
		...{ ownBackup: true, retentionDays: 30, supportHours: "business", contractEndsOn: null },
		...{ excludedHoursPerMonth: 2, exclusions: null },
	};
	expect(hostedOf(terms("Be happy"), OWN, before)).toEqual(before);
	const read = terms(
		"99.95 % a month, 24x7. Planned maintenance 12 hours a quarter. Excludes force majeure. 10 % credit.",
	);
	expect(hostedOf(read, OWN, before)).toEqual({
		...before,
		...{ availability: 0.9995, supportHours: "always", creditPercent: 10, excludedHoursPerMonth: 4 },
		exclusions: "Excludes force majeure",
	});
});
