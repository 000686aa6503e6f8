"use client";
import { Copy } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

export function RecoveryCodes({ codes, done }: { codes: string[]; done: () => void }) {
	const copy = () =>
		navigator.clipboard.writeText(codes.join("\n")).then(
			() => toast.done("Codes copied."),
			() => toast.failed("The browser refused to copy. Mark the codes and copy them by hand."),
		);
	return (
		<div role="status" className="flex flex-col gap-3 rounded-md border bg-muted p-4">
			<p>
				Keep these codes where your telephone is not. Each opens your account once in place of the authenticator, and
				they are shown only now.
			</p>
			<ul className="grid grid-cols-1 gap-x-6 gap-y-1 font-mono sm:grid-cols-2">
				{codes.map((code) => (
					<li key={code}>{code}</li>
				))}
			</ul>
			<div className="flex flex-wrap gap-2">
				<Button onClick={copy}>
					<Copy aria-hidden /> Copy
				</Button>
				<Button variant="primary" onClick={done}>
					I have kept them
				</Button>
			</div>
		</div>
	);
}
