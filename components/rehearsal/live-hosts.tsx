"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { RunbookHost } from "@/engine";

/** Machines of a step, each address one tap from the clipboard. */
export function LiveHosts({ hosts }: { hosts: readonly RunbookHost[] }) {
	const [copied, setCopied] = useState<string | null>(null);
	if (hosts.length === 0) return null;
	async function copy(text: string): Promise<void> {
		try {
			await navigator.clipboard.writeText(text);
			setCopied(text);
		} catch {
			// A page without a secure connection may not write there; the text stands beside and can be marked.
			setCopied(null);
		}
	}
	return (
		<ul aria-label="Where" className="flex flex-col gap-1">
			{hosts.map(({ name, address, port, use }) => {
				const host = address ?? name;
				const text = port === null ? host : `${host}:${port}`;
				return (
					<li key={`${name} ${port} ${use}`} className="flex items-center justify-between gap-3">
						<span className="min-w-0 break-words">
							<span className="font-mono text-sm">{text}</span>
							<span className="block text-xs text-muted-foreground">
								{address === null ? "address unknown" : name} · {port === null ? use : `${use}, usual port`}
							</span>
						</span>
						<Button size="large" onClick={() => void copy(text)} aria-label={`Copy ${text}`}>
							{copied === text ? "Copied" : "Copy"}
						</Button>
					</li>
				);
			})}
		</ul>
	);
}
