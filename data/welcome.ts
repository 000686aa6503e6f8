import "server-only";
import type { WelcomeForm } from "@/schemas/welcome";
import { recordChange } from "./audit";
import { requireUncommon } from "./common-password";
import { database, enterOrganization } from "./db";
import { newId } from "./new-id";
import { insertOrganization, withFreeSlug } from "./organizations";
import { hashPassword } from "./password";
import { Refusal } from "./refusal";
import { countAttempt } from "./throttle";
import { sameToken } from "./tokens";

const LOCK = 72707371;

export async function isEmptyInstallation(): Promise<boolean> {
	return (await database().user.findFirst({ select: { id: true } })) === null;
}

export function isSetupToken(given: string): boolean {
	const expected = process.env.SETUP_TOKEN ?? "";
	return expected.length >= 16 && sameToken(given, expected);
}

/** The first owner and the first organisation; of many at once exactly one succeeds, and afterwards nobody. */
export async function createFirstOwner(form: WelcomeForm): Promise<{ slug: string }> {
	await countAttempt({ key: "welcome", attempts: 200, windowSeconds: 3600, firstWaitSeconds: 60 });
	if (!isSetupToken(form.token)) {
		const message = "This is not the token of this installation. Open the address that the terminal printed.";
		throw new Refusal("forbidden", message, { token: message });
	}
	if (!(await isEmptyInstallation())) throw alreadySetUp();
	await requireUncommon(form.password, form);
	const passwordHash = await hashPassword(form.password);
	return withFreeSlug(form.organization.name, (slug) =>
		database().$transaction(
			async (tx) => {
				await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
				if (await tx.user.findFirst({ select: { id: true } })) throw alreadySetUp();
				const owner = await tx.user.create({
					data: { email: form.email, name: form.name, passwordHash, isOperator: true },
					select: { id: true, name: true },
				});
				const organizationId = newId();
				await enterOrganization(tx, organizationId);
				await insertOrganization(tx, {
					...form.organization,
					organizationId,
					slug,
					ownerId: owner.id,
					isSample: false,
				});
				const actor = { organizationId, userId: owner.id, userName: owner.name };
				await recordChange(tx, actor, { action: "organization.create", details: { ...form.organization } });
				return { slug };
			},
			{ maxWait: 30_000, timeout: 30_000 },
		),
	);
}

const alreadySetUp = () => new Refusal("not-found", "This installation has its owner already. Sign in instead.");
