"use client";
import { Copy } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Input } from "./input";
import { toast } from "./toast";

/** An address with a secret in it, shown once: to mark, to copy, to send. */
export function SecretLink({ path, label, children }: { path: string; label: string; children: ReactNode }) {
	const link = new URL(path, window.location.origin).href;
	const copy = () =>
		navigator.clipboard.writeText(link).then(
			() => toast.done("Link copied."),
			() => toast.failed("The browser refused to copy. Mark the link and copy it by hand."),
		);
	return (
		<div role="status" className="flex flex-col gap-2 rounded-md border bg-muted p-3">
			<p>{children}</p>
			<div className="flex gap-2">
				<Input
					readOnly
					value={link}
					aria-label={label}
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
