import type { Known, ScannerFacts } from "../facts";
import { type BlueprintChoice, type BlueprintKind, KIND_PLANS } from "./blueprint";

/** One box of the drawing; `column` counts from the users rightwards, `row` from the top. */
export interface DrawnBox {
	id: string;
	label: string;
	/** A second line: what it does or listens on. */
	detail: string;
	column: number;
	row: number;
	/** It stands in the second site. */
	isFar: boolean;
	/** It serves nobody in normal running. */
	isIdle: boolean;
	/** Its failure alone stops the service, or leaves it without its copy. */
	isSingle: boolean;
}

export interface DrawnLine {
	from: string;
	to: string;
	label: string;
	/** A copy rather than a request. */
	isCopy: boolean;
	/** Lines that say the same share a number; the sentences stand in its order, from 1. */
	number: number;
}

export interface BlueprintDrawing {
	boxes: DrawnBox[];
	lines: DrawnLine[];
	/** The lines in sentences, for those who do not see them: one for each number. */
	words: string[];
	/** What the boxes' marks say: which one stops all, which waits, which stands elsewhere. */
	marks: string[];
}

/**
 * What does a blueprint look like: who talks to whom, over which ports, and what is copied where? Columns in the order
 * traffic meets them; the sentences say everything the drawing shows. `scanner`: where the mail scanner stands, if any.
 */
export function drawBlueprint(
	kind: BlueprintKind,
	choice: BlueprintChoice,
	scanner: Known<Pick<ScannerFacts, "place" | "relayPort">> = null,
): BlueprintDrawing {
	const pen = new Pen(kind, choice, kind === "mail" && choice.pattern !== "hosted" ? scanner : null);
	pen.draw();
	return { boxes: pen.boxes, lines: pen.lines, words: pen.words(), marks: pen.marks() };
}

class Pen {
	readonly boxes: DrawnBox[] = [];
	readonly lines: DrawnLine[] = [];
	private readonly ports: string;

	constructor(
		private readonly kind: BlueprintKind,
		private readonly choice: BlueprintChoice,
		private readonly scanner: Known<Pick<ScannerFacts, "place" | "relayPort">>,
	) {
		this.ports = KIND_PLANS[kind].ports.map(({ name, port }) => `${name} ${port}`).join(", ");
	}

	draw(): void {
		this.box("users", "Users", "and other servers", 0, 0, {});
		if (this.choice.pattern === "hosted") this.hosted();
		else if (this.choice.pattern === "balanced") this.balanced(this.wayIn());
		else this.pair(this.wayIn());
	}

	/** Scanner in front, where it is a machine of its own. */
	private wayIn(): { column: number; froms: string[]; label: string } {
		const place = this.scanner?.place;
		if (place !== "other-server" && place !== "redundant-pair")
			return { column: 1, froms: ["users"], label: this.ports };
		const pair = place === "redundant-pair";
		const ids = pair ? ["scanner-1", "scanner-2"] : ["scanner-1"];
		ids.forEach((id, row) => {
			this.box(id, pair ? `Scanner ${row + 1}` : "Scanner", "listens on 25", 1, row, { isSingle: !pair });
			this.line("users", id, "mail in, SMTP 25");
		});
		return { column: 2, froms: ids, label: `clean mail, SMTP ${this.relayPort()}` };
	}

	private relayPort(): number {
		return this.scanner?.relayPort ?? USUAL_RELAY_PORT;
	}

	private enter(way: { froms: string[]; label: string }, to: string): void {
		for (const from of way.froms) this.line(from, to, way.label);
		if (!way.froms.includes("users")) this.line("users", to, this.ports.replace(/^SMTP 25, /, "sending and reading: "));
	}

	private pair(way: { column: number; froms: string[]; label: string }): void {
		const { choice } = this;
		const { machine, store, replication } = KIND_PLANS[this.kind];
		const small = machine.toLowerCase();
		const onServer =
			this.scanner?.place === "same-server" ? `scanner on 25, server on ${this.relayPort()}` : `keeps ${store}`;
		const alone = choice.pattern === "backup" || choice.pattern === "standby";
		this.box("primary", machine, onServer, way.column, 0, { isSingle: alone });
		this.enter(way, "primary");
		const isFar = choice.secondSiteId !== null;
		if (choice.pattern === "standby") {
			this.box("standby", `Standby ${small}`, "same versions, no data", way.column, 1, { isFar, isIdle: true });
			this.line("primary", "standby", "every upgrade and fix", true);
		}
		if (choice.pattern === "replicated") {
			const how = choice.switchOver === "automatic" ? "takes over by itself" : "takes over by hand";
			this.box("secondary", `Secondary ${small}`, how, way.column, 1, { isFar, isIdle: true });
			this.line("primary", "secondary", `${replication}, ${PROTOCOL_WORDS[choice.protocol]}`, true);
			this.line("secondary", "primary", "in reverse, once the primary is back", true);
			if (choice.quorum) {
				this.box("witness", "Witness", "third vote", way.column, 2, {});
				this.line("witness", "primary", "asks who is alive");
				this.line("witness", "secondary", "asks who is alive");
			}
		}
		this.backup(["primary"], way.column + 1);
		if (choice.pattern === "standby") this.line("backup", "standby", "restore, after a loss", true);
	}

	private balanced(way: { column: number; froms: string[]; label: string }): void {
		const { choice } = this;
		const { machine } = KIND_PLANS[this.kind];
		let { column, froms, label } = way;
		if (choice.balancers !== "clients") {
			const ids = choice.balancers === "clustered" ? ["balancer-1", "balancer-2"] : ["balancer-1"];
			ids.forEach((id, row) => {
				this.box(
					id,
					ids.length === 1 ? "Load balancer" : `Load balancer ${row + 1}`,
					"asks who responds",
					column,
					row,
					{
						isSingle: ids.length === 1,
					},
				);
				this.enter({ froms, label }, id);
			});
			if (ids.length === 2) this.line("balancer-1", "balancer-2", "watch each other");
			froms = ids;
			label = "to a server that responds";
			column++;
		}
		const shown = Math.min(choice.nodes, MOST_NODES_DRAWN);
		const nodes: string[] = [];
		for (let node = 1; node <= shown; node++) {
			const id = `node-${node}`;
			const more = node === shown && choice.nodes > shown ? ` and ${choice.nodes - shown} more` : "";
			const isFar = choice.secondSiteId !== null && node > Math.ceil(choice.nodes / 2);
			this.box(id, `${machine} ${node}${more}`, this.duty(node), column, node - 1, {
				isFar,
				isSingle: choice.nodes <= choice.nodesNeeded,
			});
			nodes.push(id);
			if (choice.balancers === "clients") this.enter({ froms, label }, id);
			else for (const from of froms) this.line(from, id, label);
		}
		this.store(nodes, column + 1);
	}

	private duty(node: number): string {
		if (this.kind !== "mail" || !this.choice.splitInOut) return "serves";
		return node % 2 === 1 ? "mail in" : "mail out";
	}

	private store(nodes: string[], column: number): void {
		const { choice } = this;
		if (choice.storage === "none") {
			for (let index = 1; index < nodes.length; index++)
				this.line(nodes[0]!, nodes[index]!, KIND_PLANS[this.kind].replication, true);
			this.backup([nodes[0]!], column);
			return;
		}
		const archive = choice.archiveOnStorage ? "data and archive (SATA)" : "all data";
		const twice = choice.storage === "replicated";
		this.box("storage", twice ? "Storage 1" : "Storage (NAS)", archive, column, 0, { isSingle: !twice });
		for (const node of nodes) this.line(node, "storage", "reads and writes");
		if (twice) {
			this.box("storage-2", "Storage 2", "a copy of 1", column, 1, {
				isFar: choice.secondSiteId !== null,
				isIdle: true,
			});
			this.line("storage", "storage-2", "kept up to date", true);
		}
		this.backup(["storage"], column + 1);
	}

	private backup(froms: string[], column: number): void {
		this.box("backup", "Backup", "on another machine", column, 0, {});
		for (const from of froms) this.line(from, "backup", "backup", true);
		if (!this.choice.offsiteCopy) return;
		this.box("offsite", "Copy off site", "out of reach of the first", column + 1, 0, { isFar: true });
		this.line("backup", "offsite", "copied or carried", true);
	}

	private hosted(): void {
		this.box("line", "Your line", "to the internet", 1, 0, { isSingle: true });
		this.box("provider", "Provider", "runs and restores it", 2, 0, { isFar: true, isSingle: true });
		this.line("users", "line", this.ports);
		this.line("line", "provider", "by contract");
		this.box("own-copy", "Copy of your own", "outside the provider’s reach", 3, 0, {});
		this.line("provider", "own-copy", "export", true);
	}

	private box(
		id: string,
		label: string,
		detail: string,
		column: number,
		row: number,
		is: Partial<Pick<DrawnBox, "isFar" | "isIdle" | "isSingle">>,
	): void {
		this.boxes.push({ id, label, detail, column, row, isFar: false, isIdle: false, isSingle: false, ...is });
	}

	private line(from: string, to: string, label: string, isCopy = false): void {
		const same = this.lines.find((line) => line.label === label);
		const number = same?.number ?? 1 + Math.max(0, ...this.lines.map((line) => line.number));
		this.lines.push({ from, to, label, isCopy, number });
	}

	marks(): string[] {
		const those = (is: (box: DrawnBox) => boolean) => this.boxes.filter(is).map((box) => box.label);
		const said = (names: string[], one: string, several: string) =>
			names.length === 0 ? [] : [`${names.join(", ")}: ${names.length === 1 ? one : several}.`];
		return [
			...said(
				those((box) => box.isSingle),
				"if it fails, all of it stops",
				"if one of them fails, all of it stops",
			),
			...said(
				those((box) => box.isIdle),
				"serves nobody in normal running",
				"serve nobody in normal running",
			),
			...said(
				those((box) => box.isFar),
				"stands elsewhere",
				"stand elsewhere",
			),
		];
	}

	/** One sentence for each number of the lines, in their order. */
	words(): string[] {
		const names = new Map(this.boxes.map((box) => [box.id, box.label]));
		const named = (ids: string[]) => [...new Set(ids)].map((id) => names.get(id)).join(", ");
		const last = Math.max(...this.lines.map((line) => line.number));
		return Array.from({ length: last }, (_, index) => {
			const alike = this.lines.filter((line) => line.number === index + 1);
			const [first] = alike;
			const from = named(alike.map((line) => line.from));
			const to = named(alike.map((line) => line.to));
			return `${from} ${first!.isCopy ? "copied to" : "to"} ${to}: ${first!.label}.`;
		});
	}
}

const MOST_NODES_DRAWN = 5;
/** Where the mail server listens once a scanner took its port. */
export const USUAL_RELAY_PORT = 1025;

export const PROTOCOL_WORDS: Record<BlueprintChoice["protocol"], string> = {
	A: "protocol A: done when it is on the local disk",
	B: "protocol B: done when it has reached the other’s memory",
	C: "protocol C: done when it is on both disks",
};
