import type { CalendarDate } from "../facts";
import type { AppliedBlueprint } from "./apply-blueprint";
import type { BlueprintChoice } from "./blueprint";
import type { Case, Precondition } from "./condition";
import { contract, line, ownCopy, users, wayOut } from "./hosted-conditions";
import {
	apart,
	configuredAlike,
	kept,
	replacement,
	room,
	sameVersions,
	sharedParts,
	versionKnown,
} from "./machine-conditions";
import { balancers, farSwitch, link, offsiteCopy, quorum, restoreTested, spareNode, storage } from "./path-conditions";

/**
 * Does what the facts say carry the blueprint? Each condition met, not met or unknown, with the sentence and the place to
 * answer it. What nobody has said is unknown, never met. Conditions come in the order in which they would stop the work.
 */
export function checkBlueprint(
	{ facts, service, places }: AppliedBlueprint,
	choice: BlueprintChoice,
	asOf: CalendarDate,
): Precondition[] {
	const one: Case = { facts, service, choice, places, asOf };
	switch (choice.pattern) {
		case "backup":
			return [offsiteCopy(one), restoreTested(one), replacement(one), versionKnown(one)];
		case "standby":
			return [sameVersions(one), configuredAlike(one), kept(one), room(one), apart(one), restoreTested(one)];
		case "replicated":
			return [
				sameVersions(one),
				configuredAlike(one),
				link(one),
				room(one),
				apart(one),
				quorum(one),
				...farSwitch(one),
				offsiteCopy(one),
			];
		case "balanced":
			return [
				spareNode(one),
				sameVersions(one),
				configuredAlike(one),
				storage(one),
				balancers(one),
				sharedParts(one),
				offsiteCopy(one),
			];
		case "hosted":
			return [contract(one), users(one), line(one), ownCopy(one), wayOut(one)];
	}
}
