import Link from "next/link";
import { Button } from "@/components/ui/button";

export default function NotFound() {
	return (
		<main className="mx-auto flex min-h-dvh max-w-content flex-col items-start justify-center gap-4 px-6">
			<p className="text-muted-foreground">404</p>
			<h1 className="text-2xl tracking-tight">There is nothing at this address.</h1>
			<p className="max-w-prose text-muted-foreground">
				It may have been removed, or it belongs to an organisation you are not a member of.
			</p>
			<Button asChild variant="primary">
				<Link href="/">Go to your overview</Link>
			</Button>
		</main>
	);
}
