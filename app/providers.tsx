"use client";
import "sonner/dist/styles.css";
import { setNonce } from "get-nonce";
import { ThemeProvider, useTheme } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { Toaster } from "sonner";

function Toasts() {
	const { resolvedTheme } = useTheme();
	return <Toaster position="bottom-right" theme={resolvedTheme === "dark" ? "dark" : "light"} />;
}

export function Providers({ nonce: received, children }: { nonce: string | undefined; children: ReactNode }) {
	// The document accepts only its first nonce; a refresh renders this again with another.
	const [nonce] = useState(() => {
		if (typeof window !== "undefined" && received) setNonce(received);
		return received;
	});
	return (
		<ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
			<NuqsAdapter>{children}</NuqsAdapter>
			<Toasts />
		</ThemeProvider>
	);
}
