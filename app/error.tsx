"use client";
import { Broken } from "@/components/ui/broken";

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
	return <Broken reference={error.digest} onRetry={reset} />;
}
