"use client";
import { encode } from "uqr";
import type { Submitted } from "@/components/ui/use-submit";
import { CodeForm } from "./code-form";

export interface Seed {
	seed: string;
	address: string;
}

interface AuthenticatorSetUpProps {
	seed: Seed;
	confirm: (input: { code: string }) => Promise<Submitted<{ codes: string[] }>>;
	done: (codes: string[]) => void;
	leave: () => void;
}

export function AuthenticatorSetUp({ seed, confirm, done, leave }: AuthenticatorSetUpProps) {
	return (
		<div className="flex flex-col gap-4">
			<ol className="flex list-decimal flex-col gap-1 pl-5 text-muted-foreground">
				<li>Scan this with an authenticator app, or type the key into it.</li>
				<li>Write the six figures it shows below.</li>
				<li>Keep the recovery codes that follow.</li>
			</ol>
			<div className="flex flex-wrap items-center gap-6">
				<QrCode text={seed.address} />
				<div className="min-w-0">
					<p className="text-xs text-muted-foreground">Key</p>
					<p className="font-mono break-all">{seed.seed.match(/.{1,4}/g)?.join(" ")}</p>
				</div>
			</div>
			<CodeForm verb="Switch it on" send={confirm} done={({ codes }) => done(codes)} leave={leave} />
		</div>
	);
}

/** Dark on light whatever the theme: cameras need it so. */
function QrCode({ text }: { text: string }) {
	const { data, size } = encode(text, { border: 2 });
	const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
	return (
		<svg
			viewBox={`0 0 ${size} ${size}`}
			className="size-44 rounded-md bg-background text-foreground dark:bg-foreground dark:text-background"
			role="img"
			shapeRendering="crispEdges"
		>
			<title>The key as a QR code</title>
			<path d={dark.join("")} fill="currentColor" />
		</svg>
	);
}
