import type { Block, Facts, Service, ServiceAvailability, ServiceComponent } from "@/engine";

export type NodeKind = ServiceComponent["kind"] | "service" | "choice";

export interface TopologyNode {
	id: string;
	kind: NodeKind;
	label: string;
	singlePoint: boolean;
}

/** `from` needs `to`. */
export interface TopologyEdge {
	from: string;
	to: string;
}

export interface Topology {
	nodes: TopologyNode[];
	edges: TopologyEdge[];
}

type StructureFigures = Pick<ServiceAvailability, "structure" | "components" | "singlePoints">;

/**
 * The structure as a drawing: a machine points at what it cannot do without, a group at its machines through a node that
 * says how many of them it needs. A part that many hang on is drawn once.
 */
export function topologyOf(facts: Pick<Facts, "services">, service: Service, figures: StructureFigures): Topology {
	const drawing = new Drawing(facts, figures);
	drawing.service(service, figures.structure, []);
	return drawing.topology();
}

const partsOf = (block: Block): Block[] =>
	"component" in block ? [block] : "series" in block ? block.series : "parallel" in block ? block.parallel : block.of;

class Drawing {
	private readonly nodes = new Map<string, TopologyNode>();
	private readonly edges = new Map<string, TopologyEdge>();
	private readonly components: Map<string, ServiceComponent>;
	private readonly single: Set<string>;

	constructor(
		private readonly facts: Pick<Facts, "services">,
		figures: StructureFigures,
	) {
		this.components = new Map(figures.components.map((component) => [component.part, component]));
		this.single = new Set(figures.singlePoints.flatMap(({ components }) => components));
	}

	topology(): Topology {
		return { nodes: [...this.nodes.values()], edges: [...this.edges.values()] };
	}

	/** The services it depends on come last in its series, in the order of the facts. */
	service(service: Service, block: Block, trail: readonly string[]): string {
		const id = this.node(`service/${service.id}`, "service", service.name);
		const needed = service.dependsOn.filter((other) => other !== service.id && !trail.includes(other));
		const parts = partsOf(block);
		const own = parts.length - needed.length;
		parts.forEach((part, index) => {
			const otherId = index < own ? null : needed[index - own];
			const other = this.facts.services.find((one) => one.id === otherId);
			this.edge(id, other ? this.service(other, part, [...trail, service.id]) : this.head(part, id, `${id}/${index}`));
		});
		return id;
	}

	/** Draws a block and answers the node that stands for it; `place` names the choices inside. */
	private head(block: Block, parent: string, place: string): string {
		if ("component" in block) return this.component(block.component);
		const parts = partsOf(block);
		if ("series" in block) return this.chain(parts, parent, place);
		if (parts.length === 1) return this.head(parts[0]!, parent, place);
		const required = "required" in block ? block.required : 1;
		const id = this.node(place, "choice", `${required} of ${parts.length}`);
		parts.forEach((part, index) => {
			this.edge(id, this.head(part, id, `${place}/${index}`));
		});
		return id;
	}

	/** The first part leads; what follows a host hangs on the host, until storage is named. */
	private chain(parts: readonly Block[], parent: string, place: string): string {
		const [first, ...rest] = parts;
		if (!first) return parent;
		const head = this.head(first, parent, `${place}/0`);
		let anchor = head;
		rest.forEach((part, index) => {
			if (!("component" in part)) anchor = head;
			const id = this.head(part, anchor, `${place}/${index + 1}`);
			this.edge(anchor, id);
			if (this.components.get(id)?.kind === "host" && anchor === head) anchor = id;
		});
		return head;
	}

	private component(id: string): string {
		const component = this.components.get(id);
		if (!component) throw new RangeError(`the structure names a component without figures: ${id}`);
		return this.node(id, component.kind, component.label.replace(/^the /, ""));
	}

	private node(id: string, kind: NodeKind, label: string): string {
		if (!this.nodes.has(id)) this.nodes.set(id, { id, kind, label, singlePoint: this.single.has(id) });
		return id;
	}

	private edge(from: string, to: string): void {
		if (from !== to) this.edges.set(`${from} → ${to}`, { from, to });
	}
}
