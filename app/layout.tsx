import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { DARK_TOKENS, LIGHT_TOKENS } from "@/lib/tokens";
import "./globals.css";
import { Providers } from "./providers";

export const metadata: Metadata = {
	title: { default: "Holdfast", template: "%s · Holdfast" },
	description: "How ready you are, how long each service would be down, how much would be lost, and what to do first.",
	robots: { index: false, follow: false },
};

export const viewport: Viewport = {
	themeColor: [
		{ media: "(prefers-color-scheme: light)", color: LIGHT_TOKENS.background },
		{ media: "(prefers-color-scheme: dark)", color: DARK_TOKENS.background },
	],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
	const nonce = (await headers()).get("x-nonce") ?? undefined;
	return (
		<html lang="en" suppressHydrationWarning className={`${GeistSans.variable} ${GeistMono.variable}`}>
			<body>
				<Providers nonce={nonce}>{children}</Providers>
			</body>
		</html>
	);
}
