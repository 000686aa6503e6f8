import type { SideEffect } from "@/engine";

const KINDS: { kind: SideEffect["kind"]; title: string }[] = [
	{ kind: "adds", title: "It adds" },
	{ kind: "removes", title: "It gives up" },
	{ kind: "depends", title: "It then hangs on" },
	{ kind: "worse", title: "What gets worse" },
];

export function Effects({ effects }: { effects: readonly SideEffect[] }) {
	const shown = KINDS.map((one) => ({ ...one, texts: effects.filter(({ kind }) => kind === one.kind) }));
	return (
		<dl className="grid gap-x-8 gap-y-4 md:grid-cols-2">
			{shown.map(({ kind, title, texts }) => (
				<div key={kind}>
					<dt className="font-medium">{title}</dt>
					{texts.length === 0 ? (
						<dd className="text-muted-foreground">Nothing.</dd>
					) : (
						texts.map(({ code, text }) => (
							<dd key={code + text} className="mt-1 border-l-2 pl-3">
								{text}
							</dd>
						))
					)}
				</div>
			))}
		</dl>
	);
}
