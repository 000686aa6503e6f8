import type { RunbookHost } from "@/engine";

/** Machines of a step with their address and usual port; what the facts do not hold is said to be unknown. */
export function StepHosts({ hosts }: { hosts: readonly RunbookHost[] }) {
	if (hosts.length === 0) return null;
	return (
		<ul className="flex flex-col gap-0.5 text-xs text-muted-foreground">
			{hosts.map(({ name, address, port, use }) => (
				<li key={`${name} ${port} ${use}`} className="break-words">
					<span className="font-mono text-foreground">{name}</span>
					{" · "}
					{address === null ? "address unknown" : <span className="font-mono">{address}</span>}
					{port === null ? ` · ${use}` : ` · port ${port} (${use}, usual)`}
				</li>
			))}
		</ul>
	);
}
