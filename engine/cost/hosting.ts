import type { Sentence } from "../assessment";
import type { Facts, Service } from "../facts";
import { sentence } from "../sentence";

/**
 * What keeps a service from being hosted by somebody else? Two rules, no fact of its own: what runs the machines of others, and
 * what services that stay here depend on. Null: nothing that is known.
 */
export function hostingObstacle(facts: Pick<Facts, "services">, service: Service): Sentence | null {
	if (service.kind === "virtualisation")
		return sentence("hosting.runs-machines", `${service.name} runs the machines of other services here.`, {
			service: service.name,
		});
	const leaning = facts.services.filter(
		(one) => one.protection.tier !== "hosted" && one.dependsOn.includes(service.id),
	);
	if (leaning.length === 0) return null;
	const [first] = leaning;
	const others = leaning.length === 1 ? "" : ` and ${leaning.length - 1} more`;
	return sentence(
		"hosting.leaned-on",
		`${first!.name}${others} here ${leaning.length === 1 ? "depends" : "depend"} on ${service.name}: it has to stay within reach.`,
		{ service: service.name, services: leaning.length },
	);
}
