import Link from "next/link";
import { Button } from "@/components/ui/button";

/** What hangs on the practices besides the questions. */
export function PracticeLinks({ organization }: { organization: string }) {
	return (
		<>
			<Button asChild>
				<Link href={`/o/${organization}/claims`}>Claim checker</Link>
			</Button>
			<Button asChild>
				<Link href={`/o/${organization}/practices/calendar`}>Maintenance calendar</Link>
			</Button>
		</>
	);
}
