"use client";
import "./globals.css";
import { Broken } from "@/components/ui/broken";

export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
	return (
		<html lang="en">
			<body>
				<Broken reference={error.digest} onRetry={reset} />
			</body>
		</html>
	);
}
