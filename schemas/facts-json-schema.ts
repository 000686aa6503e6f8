import { z } from "zod";
import { FACTS_FORMAT_VERSION } from "@/engine";
import { factsShapeSchema } from "./facts";

export const FACTS_JSON_SCHEMA_PATH = `public/schema/facts-v${FACTS_FORMAT_VERSION}.json`;

/** The published description of a facts file, as text. References, circles and k of n are checked by `parseFacts` alone. */
export function factsJsonSchema(): string {
	const described = z.toJSONSchema(factsShapeSchema, {
		io: "input",
		target: "draft-2020-12",
		unrepresentable: "throw",
	});
	const { $schema, type, properties, ...rest } = described;
	const headed = {
		$schema,
		title: `Holdfast facts, format ${FACTS_FORMAT_VERSION}`,
		description:
			"What one organisation tells Holdfast: sites, servers, services, protection, practice answers, drills and incidents. " +
			"A fact that is not known is null or left out; it is never read as zero.",
		type,
		properties: { $schema: { type: "string" }, ...properties },
		...rest,
	};
	return `${JSON.stringify(headed, null, "\t")}\n`;
}
