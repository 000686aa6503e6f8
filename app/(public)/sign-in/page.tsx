import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { getSession } from "@/data/context";
import { isEmptyInstallation } from "@/data/welcome";

export const metadata: Metadata = { title: "Sign in" };

/** Only a path of our own; a second slash would name another host. */
function safePath(next: string | string[] | undefined): string {
	return typeof next === "string" && /^\/(?![/\\])/.test(next) ? next : "/";
}

export default async function SignInPage({
	searchParams,
}: {
	searchParams: Promise<Record<string, string | string[]>>;
}) {
	const { next } = await searchParams;
	if (await getSession()) redirect(safePath(next));
	if (await isEmptyInstallation()) redirect("/welcome");
	return (
		<>
			<h1 className="text-2xl tracking-tight">Sign in</h1>
			<SignInForm next={safePath(next)} />
			<p className="text-xs text-muted-foreground">
				No account yet? Somebody who manages your organisation can make you an invitation.
			</p>
		</>
	);
}
