import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

interface NoServersProps {
	organization: string;
	canEdit: boolean;
	onBegin: () => void;
}

export function NoServers({ organization, canEdit, onBegin }: NoServersProps) {
	return (
		<EmptyState
			title="No servers yet"
			actions={
				canEdit ? (
					<>
						<Button asChild variant="primary">
							<Link href={`/o/${organization}/import`}>Import an inventory</Link>
						</Button>
						<Button onClick={onBegin}>Type or paste into a grid</Button>
						<Button asChild>
							<Link href={`/o/${organization}/servers/new`}>Add one server</Link>
						</Button>
					</>
				) : null
			}
		>
			Servers are what services stand on: their data, warranty and spares decide how long a restore takes. An export of
			RVTools or a CSV file brings in all of them at once.
		</EmptyState>
	);
}
