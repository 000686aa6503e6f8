import { z } from "zod";

/** What an action would accept, written from its own schema, with each id as one of the eight kinds. */
export interface Sampling {
	/** The value for a field that holds an id, by the field's name. */
	idOf: (field: string) => unknown;
	/** The value for a field that holds free text. */
	text: string;
	token: string;
}

type Shape = {
	type?: string;
	enum?: unknown[];
	const?: unknown;
	anyOf?: Shape[];
	properties?: Record<string, Shape>;
	required?: string[];
	items?: Shape;
	prefixItems?: Shape[];
	format?: string;
	pattern?: string;
	minimum?: number;
	minItems?: number;
	minLength?: number;
	maxLength?: number;
	additionalProperties?: Shape | boolean;
};

export function sampleInput(schema: z.ZodType, sampling: Sampling): unknown {
	return sample(z.toJSONSchema(schema, { io: "input", unrepresentable: "any", cycles: "ref" }) as Shape, "", sampling);
}

const isId = (field: string) => /(^id|Ids?)$/.test(field) || field === "ids";

function sample(shape: Shape, field: string, sampling: Sampling): unknown {
	if (shape.const !== undefined) return shape.const;
	// The least of them: an administrator may not make an owner.
	if (shape.enum && field === "role") return shape.enum.at(-1);
	if (shape.enum) return shape.enum.find((value) => value !== "") ?? shape.enum[0];
	if (shape.anyOf) {
		const branch = shape.anyOf.find((one) => one.type !== "null" && one.const !== "") ?? shape.anyOf[0];
		return sample(branch ?? {}, field, sampling);
	}
	if (shape.properties)
		return Object.fromEntries(
			Object.entries(shape.properties).map(([name, inner]) => [name, sample(inner, name, sampling)]),
		);
	switch (shape.type) {
		case "array": {
			if (shape.prefixItems) return shape.prefixItems.map((item) => sample(item, field, sampling));
			const item = sample(shape.items ?? {}, field, sampling);
			return isId(field) ? [item].flat() : [item];
		}
		case "boolean":
			return true;
		case "integer":
		case "number":
			return Math.max(1, shape.minimum ?? 1);
		case "string":
			return sampleText(shape, field, sampling);
		default:
			return isId(field) ? sampling.idOf(field) : {};
	}
}

function sampleText(shape: Shape, field: string, sampling: Sampling): unknown {
	if (isId(field)) return sampling.idOf(field);
	if (field === "token") return sampling.token;
	if (field === "email") return "somebody@example.com";
	if (field === "currency") return "EUR";
	if (field === "country") return "DE";
	if (field === "timeZone") return "Europe/Berlin";
	if (/practiceId/.test(field)) return "HW-01";
	if (shape.format === "date" || /(On|date)$/i.test(field)) return "2026-05-01";
	if (shape.format === "date-time" || /At$/.test(field)) return "2026-05-01T08:00:00Z";
	if (/(hours|minutes|gigabytes|required|users|perHour|target)/i.test(field)) return "1";
	return sampling.text.padEnd(shape.minLength ?? 0, "x").slice(0, shape.maxLength ?? 200);
}
