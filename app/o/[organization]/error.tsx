"use client";
import { Broken } from "@/components/ui/broken";

export default function OrganizationError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
	return <Broken reference={error.digest} onRetry={reset} />;
}
