import type { FieldValues, Resolver } from "react-hook-form";
import type { z } from "zod";

/**
 * Checks a form by its schema, which is fetched once a field is left or the form is sent. Where it cannot be fetched the
 * form goes out unchecked: the server checks by the same schema and answers with the same messages.
 */
export function schemaResolver<D extends FieldValues>(load: () => Promise<z.ZodType<unknown, D>>): Resolver<D> {
	return async (values, context, options) => {
		try {
			const [{ zodResolver }, schema] = await Promise.all([import("@hookform/resolvers/zod"), load()]);
			return await zodResolver(schema, undefined, { raw: true })(values, context, options);
		} catch {
			return { values, errors: {} };
		}
	};
}
