"use client";
import "sonner/dist/styles.css";
import { setNonce } from "get-nonce";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { useAfterLoad } from "@/components/ui/deferred";

const loadToaster = () => import("@/components/ui/toaster").then((module) => module.Toaster);

/** The region that announces stands before the first toast, but not in the way of the page. */
function Toasts() {
	const Toaster = useAfterLoad(loadToaster);
	return Toaster ? <Toaster /> : null;
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
