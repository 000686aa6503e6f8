import { redirect } from "next/navigation";
import { requireSession } from "@/data/context";
import { listOrganizations } from "@/data/organizations";
import { endPresenting } from "@/data/presenting";
import { isEmptyInstallation } from "@/data/welcome";

export default async function HomePage() {
	if (await isEmptyInstallation()) redirect("/welcome");
	const user = await requireSession();
	const organizations = await listOrganizations(user);
	if (organizations.length === 0 && user.presentingId) {
		await endPresenting(user);
		redirect("/");
	}
	const first = organizations.find((organization) => !organization.isSample) ?? organizations[0];
	redirect(first ? `/o/${first.slug}` : "/new");
}
