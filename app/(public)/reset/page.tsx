import type { Metadata } from "next";
import Link from "next/link";
import { ResetRequest } from "@/components/accounts/reset-request";
import { canSendMail } from "@/data/mail";
import { askForReset } from "./actions";

export const metadata: Metadata = { title: "Forgotten password" };

export default function ResetPage() {
	return (
		<>
			<h1 className="text-2xl tracking-tight">A new password</h1>
			{canSendMail() ? (
				<ResetRequest ask={askForReset} />
			) : (
				<div className="flex flex-col gap-3 text-muted-foreground">
					<p>This installation sends no e-mail, so a new password is made where it runs:</p>
					<pre className="overflow-x-auto rounded-md border bg-muted p-3 font-mono text-xs text-foreground">
						node scripts/reset-owner.mjs you@example.com
					</pre>
					<p>That is for owners of an organisation. Everybody else is helped by one of them, with a new invitation.</p>
				</div>
			)}
			<Link href="/sign-in" className="link self-start">
				Back to signing in
			</Link>
		</>
	);
}
