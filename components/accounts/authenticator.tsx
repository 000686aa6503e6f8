"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";
import { AuthenticatorSetUp, type Seed } from "./authenticator-set-up";
import { CodeForm } from "./code-form";
import { RecoveryCodes } from "./recovery-codes";

type WithCode<T> = (input: { code: string }) => Promise<Submitted<T>>;

interface AuthenticatorProps {
	/** Null: not set up. */
	since: string | null;
	codesLeft: number;
	begin: (input: Record<string, never>) => Promise<Submitted<Seed>>;
	confirm: WithCode<{ codes: string[] }>;
	renew: WithCode<{ codes: string[] }>;
	remove: WithCode<unknown>;
}

/** What the next code is for. */
type Asking = "renew" | "remove" | null;

export function Authenticator({ since, codesLeft, begin, confirm, renew, remove }: AuthenticatorProps) {
	const beginning = useSubmit(begin);
	const [seed, setSeed] = useState<Seed | null>(null);
	const [codes, setCodes] = useState<string[] | null>(null);
	const [asking, setAsking] = useState<Asking>(null);

	if (codes) return <RecoveryCodes codes={codes} done={() => window.location.assign("/account")} />;
	if (seed) return <AuthenticatorSetUp seed={seed} confirm={confirm} done={setCodes} leave={() => setSeed(null)} />;
	if (!since)
		return (
			<div className="flex flex-col items-start gap-3">
				<p className="max-w-prose text-muted-foreground">
					With an authenticator app, a stolen password alone opens nothing: each sign-in asks for six figures that only
					your telephone knows.
				</p>
				<FormMessage>{beginning.message}</FormMessage>
				<Button
					busy={beginning.busy}
					onClick={async () => {
						const answer = await beginning.submit({});
						if (answer.ok) setSeed(answer.value);
					}}
				>
					Set up an authenticator
				</Button>
			</div>
		);
	return (
		<div className="flex flex-col items-start gap-3">
			<p>
				Set up since {since}; {codesLeft === 1 ? "1 recovery code is" : `${codesLeft} recovery codes are`} left.
			</p>
			{asking === null ? (
				<div className="flex flex-wrap gap-2">
					<Button onClick={() => setAsking("renew")}>New recovery codes</Button>
					<Button variant="quiet" onClick={() => setAsking("remove")}>
						Remove the authenticator
					</Button>
				</div>
			) : asking === "renew" ? (
				<CodeForm
					key="renew"
					verb="Make new codes"
					send={renew}
					done={({ codes: made }) => setCodes(made)}
					leave={() => setAsking(null)}
				/>
			) : (
				<CodeForm
					key="remove"
					verb="Remove it"
					send={remove}
					done={() => {
						setAsking(null);
						toast.done("The authenticator is removed. Sign-ins ask for the password alone.");
					}}
					leave={() => setAsking(null)}
				/>
			)}
		</div>
	);
}
