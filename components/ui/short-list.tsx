import type { ReactNode } from "react";
import { Disclosure } from "./disclosure";

const SHOWN = 6;

/** The first of a long list; the rest in a fold, which the browser's page search opens. */
export function ShortList({ ofMany, children }: { ofMany: string; children: ReactNode[] }) {
	const rest = children.slice(SHOWN);
	return (
		<div className="flex flex-col gap-1">
			<ul className="flex flex-col gap-1">{rest.length > 1 ? children.slice(0, SHOWN) : children}</ul>
			{rest.length > 1 ? (
				<Disclosure title={`${rest.length} more ${ofMany}`}>
					<ul className="flex flex-col gap-1">{rest}</ul>
				</Disclosure>
			) : null}
		</div>
	);
}
