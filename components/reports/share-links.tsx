"use client";
import { Copy } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";
import { DEFAULT_SHARE_DAYS, SHARE_DAYS } from "@/lib/share-days";
import { type ShareLook, ShareLooks } from "./share-looks";

export interface ShareLine {
	id: string;
	label: string;
	state: "open" | "expired" | "revoked";
	hasPhrase: boolean;
	by: string;
	until: string;
	views: number;
	lastViewed: string | null;
}

interface ShareOrder {
	label: string;
	days: number;
	phrase: string;
}

interface ShareLinksProps {
	/** What the links lead to: "report". */
	called: string;
	links: ShareLine[];
	/** Null: this role may look but not share. */
	share: ((input: ShareOrder) => Promise<Submitted<{ path: string }>>) | null;
	revoke: ((input: { id: string }) => Promise<Submitted<unknown>>) | null;
	/** When a link was used and by what. */
	fetchLooks: (input: { id: string }) => Promise<Submitted<ShareLook[]>>;
}

const STATES = { open: "until", expired: "ended on", revoked: "taken back; would have ended on" } as const;

function NewLink({ called, label, path }: { called: string; label: string; path: string }) {
	const link = new URL(path, window.location.origin).href;
	const copy = () =>
		navigator.clipboard.writeText(link).then(
			() => toast.done("Link copied."),
			() => toast.failed("The browser refused to copy. Mark the link and copy it by hand."),
		);
	return (
		<div role="status" className="flex flex-col gap-2 rounded-md border bg-muted p-3">
			<p>
				Send this link to <b>{label}</b>. It is shown here once; whoever holds it sees this {called} and nothing else.
			</p>
			<div className="flex gap-2">
				<Input
					readOnly
					value={link}
					aria-label={`Link to the ${called}`}
					className="font-mono text-xs"
					onFocus={(event) => event.target.select()}
				/>
				<Button onClick={copy}>
					<Copy aria-hidden /> Copy
				</Button>
			</div>
		</div>
	);
}

interface ShareFormProps {
	called: string;
	share: NonNullable<ShareLinksProps["share"]>;
	onMade: () => void;
}

function ShareForm({ called, share, onMade }: ShareFormProps) {
	const { submit, busy, message, fields } = useSubmit(share);
	const [made, setMade] = useState<{ label: string; path: string } | null>(null);
	async function send(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const element = event.currentTarget;
		const form = new FormData(element);
		const label = String(form.get("label"));
		const answer = await submit({ label, days: Number(form.get("days")), phrase: String(form.get("phrase")) });
		if (!answer.ok) return;
		setMade({ label, path: answer.value.path });
		element.reset();
		onMade();
	}
	return (
		<form method="post" onSubmit={send} className="flex flex-col gap-3">
			<FormMessage>{message}</FormMessage>
			<div className="flex flex-wrap items-start gap-3">
				<Field label="For whom" error={fields.label} className="w-full sm:w-64">
					<Input name="label" required maxLength={120} autoComplete="off" placeholder="The board" />
				</Field>
				<Field label="Works for" error={fields.days} className="w-32">
					<Select name="days" defaultValue={String(DEFAULT_SHARE_DAYS)}>
						{SHARE_DAYS.map((days) => (
							<option key={days} value={days}>
								{days} days
							</option>
						))}
					</Select>
				</Field>
				<Field label="Pass phrase" aside="optional" error={fields.phrase} className="w-full sm:w-56">
					<Input name="phrase" type="password" maxLength={200} autoComplete="new-password" />
				</Field>
				<Button type="submit" variant="primary" busy={busy} className="sm:mt-6">
					Make a link
				</Button>
			</div>
			{made ? <NewLink called={called} {...made} /> : null}
		</form>
	);
}

export function ShareLinks({ called, links, share, revoke, fetchLooks }: ShareLinksProps) {
	const router = useRouter();
	const taking = useSubmit(revoke ?? (() => Promise.resolve({ ok: false as const, message: "Your role may not." })));
	async function takeBack(id: string) {
		const answer = await taking.submit({ id });
		if (answer.ok) router.refresh();
	}
	return (
		<div className="flex flex-col gap-4">
			{share ? <ShareForm called={called} share={share} onMade={() => router.refresh()} /> : null}
			<FormMessage>{taking.message}</FormMessage>
			{links.length === 0 ? (
				<p className="text-muted-foreground">Nobody outside can read this {called}.</p>
			) : (
				<ul className="flex flex-col">
					{links.map((link) => (
						<li
							key={link.id}
							className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b py-2 last:border-0"
						>
							<div className="min-w-0 break-words">
								{link.label}
								<span className="block text-xs text-muted-foreground">
									{STATES[link.state]} {link.until}, by {link.by}
									{link.hasPhrase ? ", with a pass phrase" : ""};{" "}
									{link.views === 0 ? "not looked at yet" : `looked at, the last time ${link.lastViewed}`}
								</span>
								{link.views > 0 ? (
									<ShareLooks label={link.label} views={link.views} fetchLooks={() => fetchLooks({ id: link.id })} />
								) : null}
							</div>
							{revoke && link.state === "open" ? (
								<Button variant="quiet" busy={taking.busy} onClick={() => void takeBack(link.id)}>
									Take back
								</Button>
							) : null}
						</li>
					))}
				</ul>
			)}
		</div>
	);
}
