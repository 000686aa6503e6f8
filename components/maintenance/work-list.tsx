"use client";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { CalendarDate } from "@/engine";
import { formatCount, formatDate } from "@/lib/format";
import { type ExpiryDate, MAINTENANCE_LABELS, type MaintenanceItem, type MaintenanceKind } from "@/lib/maintenance";
import type { MaintenanceActions } from "./actions";
import { groupWork } from "./group-work";

const WorkDialog = dynamic(() => import("./work-dialog").then((module) => module.WorkDialog), { ssr: false });
const DateDialog = dynamic(() => import("./date-dialog").then((module) => module.DateDialog), { ssr: false });

interface WorkListProps {
	organization: string;
	items: readonly MaintenanceItem[];
	expiries: readonly ExpiryDate[];
	sites: readonly { id: string; name: string }[];
	asOf: CalendarDate;
	canEdit: boolean;
	actions: MaintenanceActions;
}

const NOBODY = "nobody";
/** Rows of a month shown at first. */
const FIRST = 8;

/** Everything on one time line: what is late first, then month by month. */
export function WorkList({ organization, items, expiries, sites, asOf, canEdit, actions }: WorkListProps) {
	const [kind, setKind] = useState<MaintenanceKind | "">("");
	const [owner, setOwner] = useState("");
	const [whole, setWhole] = useState<readonly string[]>([]);
	const [open, setOpen] = useState<MaintenanceItem | "new" | null>(null);
	const kinds = [...new Set(items.map((item) => item.kind))];
	const owners = [...new Set(items.flatMap((item) => item.owner ?? []))].sort();
	const shown = items.filter(
		(item) => (kind === "" || item.kind === kind) && (owner === "" || (item.owner ?? NOBODY) === owner),
	);
	const close = () => setOpen(null);
	const expiryOf = (item: MaintenanceItem | "new") =>
		item === "new" ? null : (expiries.find(({ id }) => id === item.expiryId) ?? null);
	return (
		<div className="flex flex-col gap-4">
			<div className="flex flex-wrap gap-2">
				<Select
					aria-label="Kind"
					wrapperClassName="w-44"
					value={kind}
					onChange={(event) => setKind(event.target.value as MaintenanceKind | "")}
				>
					<option value="">Every kind</option>
					{kinds.map((each) => (
						<option key={each} value={each}>
							{MAINTENANCE_LABELS[each]}
						</option>
					))}
				</Select>
				<Select
					aria-label="Owner"
					wrapperClassName="w-44"
					value={owner}
					onChange={(event) => setOwner(event.target.value)}
				>
					<option value="">Every owner</option>
					<option value={NOBODY}>Nobody yet</option>
					{owners.map((each) => (
						<option key={each} value={each}>
							{each}
						</option>
					))}
				</Select>
				{canEdit ? (
					<Button className="sm:ml-auto" onClick={() => setOpen("new")}>
						Add a date
					</Button>
				) : null}
			</div>
			{shown.length === 0 ? <p className="text-muted-foreground">Nothing of this kind is to be kept up.</p> : null}
			{groupWork(shown, asOf).map((group) => (
				<section key={group.id} aria-labelledby={`work-${group.id}`} className="flex flex-col">
					<h3 id={`work-${group.id}`} className="flex items-baseline gap-2 border-b border-control/50 pb-1 font-medium">
						{group.title}
						<span className="text-xs font-normal text-muted-foreground">
							{formatCount(group.items.length, "piece")}
						</span>
					</h3>
					<ul>
						{(whole.includes(group.id) ? group.items : group.items.slice(0, FIRST)).map((item) => (
							<WorkRow
								key={item.key}
								organization={organization}
								item={item}
								onOpen={canEdit && (item.kind === "practice" || item.expiryId !== null) ? setOpen : null}
							/>
						))}
					</ul>
					{group.items.length > FIRST && !whole.includes(group.id) ? (
						<Button
							size="small"
							variant="link"
							className="min-h-7 self-start"
							onClick={() => setWhole([...whole, group.id])}
						>
							Show {group.items.length - FIRST} more
						</Button>
					) : null}
				</section>
			))}
			{open !== null && open !== "new" && open.kind === "practice" ? (
				<WorkDialog key={open.key} item={open} asOf={asOf} complete={actions.complete} onClose={close} />
			) : null}
			{open === "new" || (open !== null && open.expiryId !== null) ? (
				<DateDialog
					organization={organization}
					sites={sites}
					expiry={expiryOf(open)}
					actions={actions}
					onClose={close}
				/>
			) : null}
		</div>
	);
}

interface WorkRowProps {
	organization: string;
	item: MaintenanceItem;
	onOpen: ((item: MaintenanceItem) => void) | null;
}

function WorkRow({ organization, item, onOpen }: WorkRowProps) {
	const when = item.dueOn === null ? "no record" : formatDate(item.dueOn);
	return (
		<li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-b py-2 last:border-0 sm:grid-cols-[7rem_minmax(0,1fr)_10rem_6rem]">
			<span className={item.state === "overdue" ? "text-exposed-text" : "text-muted-foreground"}>
				{item.state === "overdue" ? "✕ " : ""}
				{when}
			</span>
			<span className="min-w-0 max-sm:col-span-2 max-sm:row-start-2">
				{item.expiryId !== null ? (
					item.title
				) : (
					<Link className="hover:text-accent hover:underline" href={`/o/${organization}/${item.path}`}>
						{item.title}
					</Link>
				)}
				<span className="block text-xs text-muted-foreground">
					<Badge className="mr-1.5">{MAINTENANCE_LABELS[item.kind]}</Badge>
					{[
						item.place ?? "the whole organisation",
						item.everyMonths === null
							? null
							: `every ${item.everyMonths === 1 ? "month" : `${item.everyMonths} months`}`,
						item.lastOn === null ? null : `last on ${formatDate(item.lastOn)}`,
					]
						.filter(Boolean)
						.join(", ")}
				</span>
			</span>
			<span className={item.owner === null ? "text-xs text-muted-foreground max-sm:row-start-3" : "max-sm:row-start-3"}>
				{item.owner ?? (item.practiceId !== null || item.expiryId !== null ? "nobody sees to it yet" : "")}
			</span>
			<span className="text-right max-sm:col-start-2 max-sm:row-start-1">
				{onOpen ? (
					<Button
						size="small"
						onClick={() => onOpen(item)}
						aria-label={`${item.kind === "practice" ? "Done or owner" : "Change"}: ${item.title}`}
					>
						{item.kind === "practice" ? "Done …" : "Change …"}
					</Button>
				) : null}
			</span>
		</li>
	);
}
