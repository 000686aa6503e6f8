import type { MissedTarget } from "@/engine";
import { formatList } from "@/lib/format";
import { SCENARIO_LABELS } from "@/lib/labels";

interface OfService {
	serviceId: string;
	name: string;
	restore: string[];
	loss: string[];
}

/** One line a service, with the failures in which it misses its time or its data. */
export function byService(targets: readonly MissedTarget[]): OfService[] {
	const services = new Map<string, OfService>();
	for (const { serviceId, name, scenario, target } of targets) {
		const one = services.get(serviceId) ?? { serviceId, name, restore: [], loss: [] };
		one[target].push(SCENARIO_LABELS[scenario].toLowerCase());
		services.set(serviceId, one);
	}
	return [...services.values()];
}

export function MovedTargets({ targets, none }: { targets: readonly MissedTarget[]; none: string }) {
	if (targets.length === 0) return <p className="text-muted-foreground">{none}</p>;
	return (
		<ul className="flex flex-col">
			{byService(targets).map(({ serviceId, name, restore, loss }) => (
				<li key={serviceId} className="border-b py-2 last:border-0">
					<span className="font-medium">{name}</span>
					<span className="block text-muted-foreground">
						{restore.length > 0 ? `restore time: ${formatList(restore, 6)}` : null}
						{restore.length > 0 && loss.length > 0 ? " · " : null}
						{loss.length > 0 ? `data loss: ${formatList(loss, 6)}` : null}
					</span>
				</li>
			))}
		</ul>
	);
}
