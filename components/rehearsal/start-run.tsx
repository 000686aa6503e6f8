"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { Segments } from "@/components/ui/segments";
import { useSubmit } from "@/components/ui/use-submit";
import type { ActionResult } from "@/data/action";
import type { ReadinessCheck } from "@/engine";
import { formatCount } from "@/lib/format";
import { CHECK_STATES } from "./check-lines";

type Said = "ok" | "not-ok";
type StartInput = { id: string; version: number; said: Record<string, Said> };

interface StartRunProps {
	organization: string;
	run: { id: string; version: number };
	checks: ReadinessCheck[];
	services: { id: string; name: string }[];
	start: (organization: string, input: StartInput) => Promise<ActionResult<unknown>>;
}

/** What the facts do not know can be looked at and said; it is kept as said, and the drill may begin in any case. */
export function StartRun({ organization, run, checks, services, start }: StartRunProps) {
	const router = useRouter();
	const [said, setSaid] = useState<Record<string, Said>>({});
	const { submit, busy, message } = useSubmit((input: StartInput) => start(organization, input));
	const stateOf = ({ id, state }: ReadinessCheck) => said[id] ?? state;
	const notOk = checks.filter((check) => stateOf(check) === "not-ok").length;
	const unknown = checks.filter((check) => stateOf(check) === "unknown").length;
	const isReady = notOk + unknown === 0;
	async function begin(): Promise<void> {
		const answer = await submit({ id: run.id, version: run.version, said });
		if (answer.ok) router.push(`/o/${organization}/drills/runs/${run.id}/live`);
	}
	return (
		<div className="flex flex-col gap-4">
			<ul className="flex flex-col">
				{checks.map((check) => {
					const { label, tone } = CHECK_STATES[stateOf(check)];
					const service = services.length > 1 ? services.find(({ id }) => id === check.serviceId)?.name : undefined;
					return (
						<li
							key={check.id}
							className="grid gap-x-4 gap-y-1 border-t py-2 first:border-t-0 sm:grid-cols-[9rem_minmax(0,1fr)]"
						>
							<span>
								<Badge tone={tone}>{label}</Badge>
							</span>
							<div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
								<p className="min-w-0 max-w-prose">
									<span className="font-medium">{check.what}</span>
									{service ? ` · ${service}` : ""}
									<span className="block text-muted-foreground">{check.text}</span>
								</p>
								{check.state === "unknown" ? (
									<Segments
										name={check.id}
										legend={`${check.what}${service ? ` of ${service}` : ""}, looked at now`}
										chosen={said[check.id] ?? ""}
										onChange={(event) => {
											const { [check.id]: _, ...rest } = said;
											const value = event.target.value;
											setSaid(value === "ok" || value === "not-ok" ? { ...rest, [check.id]: value } : rest);
										}}
										options={[
											{ value: "ok", label: "In order" },
											{ value: "not-ok", label: "Not" },
											{ value: "", label: "Not known" },
										]}
									/>
								) : null}
							</div>
						</li>
					);
				})}
			</ul>
			<FormMessage>{message}</FormMessage>
			<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
				<Button variant="primary" size="large" busy={busy} onClick={() => void begin()}>
					{isReady ? "Start the drill" : "Start anyway"}
				</Button>
				<p className="text-muted-foreground">
					{isReady
						? "Everything is in order. The clock begins with the press."
						: `${[notOk > 0 ? `${formatCount(notOk, "point is", "points are")} not in order` : "", unknown > 0 ? `${formatCount(unknown, "is", "are")} not known` : ""].filter(Boolean).join(", ")}. It is kept with the drill.`}
				</p>
			</div>
		</div>
	);
}
