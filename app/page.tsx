import { redirect } from "next/navigation";
import { requireSession } from "@/data/context";
import { isFirstRun } from "@/data/first-run";
import { listOrganizations } from "@/data/organizations";

export default async function HomePage() {
	if (await isFirstRun()) redirect("/welcome");
	const user = await requireSession();
	const organizations = await listOrganizations(user);
	const first = organizations.find((organization) => !organization.isSample) ?? organizations[0];
	redirect(first ? `/o/${first.slug}` : "/new");
}
