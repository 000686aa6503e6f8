"use client";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";

export interface SignInRow {
	id: string;
	browser: string;
	address: string | null;
	lastSeen: string;
	isThisOne: boolean;
}

interface SessionsProps {
	sessions: SignInRow[];
	revoke: (input: { id: string }) => Promise<Submitted<unknown>>;
	revokeOthers: (input: Record<string, never>) => Promise<Submitted<{ revoked: number }>>;
}

export function Sessions({ sessions, revoke, revokeOthers }: SessionsProps) {
	const one = useSubmit(revoke);
	const others = useSubmit(revokeOthers);
	return (
		<div className="flex max-w-xl flex-col gap-3">
			<FormMessage>{one.message ?? others.message}</FormMessage>
			<ul className="flex flex-col">
				{sessions.map((session) => (
					<li key={session.id} className="flex items-center justify-between gap-4 border-b py-2 last:border-0">
						<span className="min-w-0">
							{session.browser} {session.isThisOne ? <Badge>this one</Badge> : null}
							<span className="block text-xs text-muted-foreground">
								last seen {session.lastSeen}
								{session.address ? (
									<>
										{" "}
										from <span className="font-mono">{session.address}</span>
									</>
								) : null}
							</span>
						</span>
						{session.isThisOne ? null : (
							<Button variant="quiet" busy={one.busy} onClick={() => one.submit({ id: session.id })}>
								Sign out
							</Button>
						)}
					</li>
				))}
			</ul>
			{sessions.length > 1 ? (
				<Button
					className="self-start"
					busy={others.busy}
					onClick={async () => {
						const answer = await others.submit({});
						if (answer.ok) toast.done("Every other session is signed out.");
					}}
				>
					Sign out everywhere else
				</Button>
			) : null}
		</div>
	);
}
