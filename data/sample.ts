import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { recordChange } from "./audit";
import { asUser, inOrganization } from "./db";
import { readFactsFile, writeFacts } from "./load-facts";
import { newId } from "./new-id";
import { insertOrganization, withFreeSlug } from "./organizations";
import { type Context, requirePermission, type SignedIn } from "./permission";
import { Refusal } from "./refusal";

const FILE = path.join(process.cwd(), "prisma", "sample", "acme.json");

/** Apart from the facts, as people to call are everywhere; the numbers belong to a range that is given to nobody. */
const PEOPLE = [
	{ name: "Kavita Deshmukh", role: "lead", duty: "Head of IT; decides", phone: "+44 1632 960101" },
	{ name: "Rohan Kulkarni", role: "systems", duty: "Servers, storage, backup", phone: "+44 1632 960102" },
	{ name: "Meera Joshi", role: "application", duty: "ERP, database, mail", phone: "+44 1632 960103" },
	{ name: "Imran Shaikh", role: "network", duty: "Lines, DNS, load balancers", phone: "+44 1632 960104" },
	{ name: "Western Systems", role: "supplier", duty: "Hardware, by the support contract", phone: "+44 1632 960105" },
];

/** The sample organisation, marked as one; asking twice opens the one there is. */
export async function loadSample(user: SignedIn): Promise<{ slug: string }> {
	const there = await asUser(user.userId, (tx) =>
		tx.membership.findFirst({
			where: { userId: user.userId, role: "owner", organization: { isSample: true } },
			select: { organization: { select: { slug: true } } },
		}),
	);
	if (there) return there.organization;
	const facts = readFactsFile(await readSample());
	const { name, country, currency, timeZone } = facts.organization;
	return withFreeSlug(name, (slug) => {
		const organizationId = newId();
		const seed = { organizationId, slug, ownerId: user.userId, isSample: true, name, country, currency, timeZone };
		const context: Context = {
			...user,
			...{ organizationId, organizationSlug: slug, organizationName: name, role: "owner" },
			...{ country, currency, timeZone, isSample: true },
		};
		return inOrganization(
			{ organizationId },
			async (tx) => {
				await insertOrganization(tx, seed);
				await writeFacts(tx, context, facts);
				await tx.contact.createMany({ data: PEOPLE.map((person) => ({ ...person, organizationId, id: newId() })) });
				return { slug };
			},
			{ timeout: 120_000 },
		);
	});
}

async function readSample(): Promise<unknown> {
	return JSON.parse(await readFile(FILE, "utf8"));
}

/** Everything of the sample goes; only its audit log stays. An organisation of one's own is never removed here. */
export function removeSampleOrganization(context: Context): Promise<void> {
	requirePermission(context, "organization.remove");
	return inOrganization(context, async (tx) => {
		await recordChange(tx, context, {
			action: "organization.remove-sample",
			details: { name: context.organizationName },
		});
		const { count } = await tx.organization.deleteMany({ where: { id: context.organizationId, isSample: true } });
		if (count === 0)
			throw new Refusal("conflict", "Only the sample organisation is removed this way; this one is yours.");
	});
}
