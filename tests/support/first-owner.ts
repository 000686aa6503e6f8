import fs from "node:fs";
import path from "node:path";
import { httpPerson } from "./http-person";
import type { Product } from "./product";

export const OWNER = { email: "owner@example.com", password: "correct horse battery staple" };

/** Sets an empty product up over HTTP, and answers its owner, signed in. */
export async function firstOwner(product: Pick<Product, "url" | "dataFolder">) {
	const token = fs.readFileSync(path.join(product.dataFolder, "setup-token"), "utf8").trim();
	const person = httpPerson(product.url);
	const made = await person.act<{ slug: string }>(
		"/welcome",
		["app/(public)/welcome/actions.ts", "createOwner"],
		[
			{
				token,
				name: "Olive Owner",
				...OWNER,
				organization: { name: "Meridian Paper", country: "IN", currency: "INR", timeZone: "Asia/Kolkata" },
			},
		],
	);
	if (made.kind !== "ok") throw new Error(`The first owner could not be made: ${JSON.stringify(made)}`);
	if (!(await person.signIn(OWNER.email, OWNER.password))) throw new Error("The first owner could not sign in.");
	return { person, slug: made.value.slug };
}
