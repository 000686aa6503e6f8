import type { Metadata } from "next";
import Link from "next/link";
import { ResetForm } from "@/components/accounts/reset-form";
import { findReset } from "@/data/password-reset";
import { setNewPassword } from "../actions";

export const metadata: Metadata = { title: "New password" };

export default async function NewPasswordPage({ params }: { params: Promise<{ token: string }> }) {
	const { token } = await params;
	const reset = await findReset(token);
	if (!reset)
		return (
			<>
				<h1 className="text-2xl tracking-tight">This link was used or is older than half an hour.</h1>
				<Link href="/reset" className="link self-start">
					Ask for a new one
				</Link>
			</>
		);
	return (
		<>
			<h1 className="text-2xl tracking-tight">A new password</h1>
			<ResetForm token={token} email={reset.email} set={setNewPassword} />
		</>
	);
}
