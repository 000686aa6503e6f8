import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { WelcomeForm } from "@/components/accounts/welcome-form";
import { isEmptyInstallation, isSetupToken } from "@/data/welcome";
import { listRegionChoices } from "@/lib/regions";
import { createOwner } from "./actions";

export const metadata: Metadata = { title: "Welcome" };

export default async function WelcomePage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
	if (!(await isEmptyInstallation())) redirect("/");
	const { token } = await searchParams;
	if (typeof token !== "string" || !isSetupToken(token)) {
		return (
			<>
				<h1 className="text-2xl tracking-tight">This installation waits for its owner.</h1>
				<p className="text-muted-foreground">
					Open the address that was printed in the terminal where Holdfast was started: it carries a token, so that
					nobody else on the network can take the installation.
				</p>
			</>
		);
	}
	return (
		<>
			<header className="flex flex-col gap-2">
				<h1 className="text-2xl tracking-tight">Welcome. One form, then the first figures.</h1>
				<p className="text-muted-foreground">Everything here can be changed later.</p>
			</header>
			<WelcomeForm token={token} choices={listRegionChoices()} found={createOwner} />
		</>
	);
}
