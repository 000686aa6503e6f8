"use client";
import { Checkbox } from "@/components/ui/checkbox";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { PlanChange, TierId } from "@/engine";
import { formatCount, formatMoneyShort, formatNumber } from "@/lib/format";
import { TIER_LABELS } from "@/lib/labels";

/** A change one can switch on, with what it takes in words. */
export interface Offer {
	id: string;
	change: PlanChange;
	title: string;
	effortDays: number | null;
	cost: number | null;
}

export interface ServiceOffers {
	serviceId: string;
	name: string;
	tier: TierId;
	offers: Offer[];
}

export type Switched = Readonly<Record<string, PlanChange>>;

interface ChangeListProps {
	services: ServiceOffers[];
	sites: Offer[];
	practices: Offer[];
	currency: string;
	switched: Switched;
	onSwitch: (id: string, change: PlanChange | null) => void;
}

const OPTIONS = ["T1", "T2", "T3", "T4", "hosted"] as const;

export const tierText = (tier: TierId) => (tier === "hosted" ? "hosted" : `${TIER_LABELS[tier]} (${tier})`);

function takes({ effortDays, cost }: Offer, currency: string): string {
	const work = effortDays === null ? [] : [`${formatNumber(effortDays, 1)} ${effortDays === 1 ? "day" : "days"}`];
	const money = cost === null ? "price unknown" : cost === 0 ? "no purchase" : formatMoneyShort(cost, currency);
	return [...work, money].join(" · ");
}

export function ChangeList({ services, sites, practices, currency, switched, onSwitch }: ChangeListProps) {
	const onIn = (ids: readonly string[]) => ids.filter((id) => id in switched).length;
	const summary = (ids: readonly string[]) => {
		const on = onIn(ids);
		return on === 0 ? "" : `${on} on`;
	};
	const boxes = (offers: Offer[]) =>
		offers.map((offer) => (
			<Checkbox
				key={offer.id}
				label={offer.title}
				hint={takes(offer, currency)}
				checked={offer.id in switched}
				onChange={(event) => onSwitch(offer.id, event.target.checked ? offer.change : null)}
			/>
		));
	return (
		<div className="flex flex-col divide-y border-y">
			{services.map(({ serviceId, name, tier, offers }, index) => {
				const id = `protect:${serviceId}`;
				const chosen = switched[id];
				const ids = [id, ...offers.map((offer) => offer.id)];
				return (
					<Disclosure
						key={serviceId}
						title={name}
						summary={summary(ids) || tierText(tier)}
						className="py-1"
						open={index === 0 || undefined}
					>
						<div className="flex flex-col gap-2">
							<Field label="Protected by">
								<Select
									value={chosen?.kind === "protect" ? chosen.option : ""}
									onChange={({ target }) => {
										const option = OPTIONS.find((one) => one === target.value);
										onSwitch(id, option ? { kind: "protect", serviceId, option } : null);
									}}
								>
									<option value="">as today: {tierText(tier)}</option>
									{OPTIONS.filter((option) => option !== tier).map((option) => (
										<option key={option} value={option}>
											{tierText(option)}
										</option>
									))}
								</Select>
							</Field>
							{boxes(offers)}
						</div>
					</Disclosure>
				);
			})}
			{sites.length > 0 ? (
				<Disclosure title="Sites" summary={summary(sites.map((one) => one.id))} className="py-1">
					<div className="flex flex-col gap-2">{boxes(sites)}</div>
				</Disclosure>
			) : null}
			{practices.length > 0 ? (
				<Disclosure
					title="Practices"
					summary={summary(practices.map((one) => one.id)) || formatCount(practices.length, "open practice")}
					className="py-1"
				>
					<div className="flex flex-col gap-2">{boxes(practices)}</div>
				</Disclosure>
			) : null}
		</div>
	);
}
