import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { PROVIDER_PROBLEMS, ProviderButtons } from "@/components/accounts/provider-buttons";
import { SecondStepForm } from "@/components/accounts/second-step-form";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { FormMessage } from "@/components/ui/field";
import { getSession } from "@/data/context";
import { listProviders } from "@/data/providers";
import { getPendingSession } from "@/data/session";
import { isEmptyInstallation } from "@/data/welcome";
import { takeStep } from "./actions";

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
	const { next, problem, error, reset } = await searchParams;
	if (await getSession()) redirect(safePath(next));
	if (await isEmptyInstallation()) redirect("/welcome");
	const pending = await getPendingSession();
	if (pending)
		return (
			<>
				<header className="flex flex-col gap-2">
					<h1 className="text-2xl tracking-tight">One more step, {pending.userName}</h1>
					<p className="text-muted-foreground">
						Your authenticator shows six figures, new every half minute. A recovery code works too, once.
					</p>
				</header>
				<SecondStepForm next={safePath(next)} take={takeStep} />
			</>
		);
	const words = typeof problem === "string" ? PROVIDER_PROBLEMS[problem] : error ? PROVIDER_PROBLEMS.failed : undefined;
	const providers = listProviders().map(({ id, name }) => ({ id, name }));
	return (
		<>
			<h1 className="text-2xl tracking-tight">Sign in</h1>
			<FormMessage>{words}</FormMessage>
			{reset === "done" ? (
				<p role="status">Your password is set, and every sign-in from before is ended. Sign in with the new one.</p>
			) : null}
			<SignInForm next={safePath(next)} />
			<ProviderButtons providers={providers} next={safePath(next)} verb="Sign in with" />
			<p className="text-xs text-muted-foreground">
				<Link href="/reset" className="link">
					Forgot the password?
				</Link>{" "}
				No account yet? Somebody who manages your organisation can make you an invitation.
			</p>
		</>
	);
}
