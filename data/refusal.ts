export type RefusalKind = "forbidden" | "not-found" | "conflict" | "invalid" | "throttled";

/** A rule says no. The message is a sentence the person can act on; `fields` names the fields it is about. */
export class Refusal extends Error {
	constructor(
		readonly kind: RefusalKind,
		message: string,
		readonly fields?: Record<string, string>,
	) {
		super(message);
		this.name = "Refusal";
	}
}

export const notFound = (noun: string) =>
	new Refusal("not-found", `This ${noun} is not there any more, or never was. Go back to the list.`);

export const STATUS_OF_REFUSAL: Record<RefusalKind, number> = {
	forbidden: 403,
	"not-found": 404,
	conflict: 409,
	invalid: 422,
	throttled: 429,
};
