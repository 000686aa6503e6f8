import type { ComponentRateId } from "@/engine";
import { SCENARIO_LABELS } from "@/lib/labels";
import type { RateTarget } from "@/schemas/rates";

export const COMPONENT_LABELS: Record<ComponentRateId, string> = {
	power: "Power of the grid",
	switch: "Network switch",
	"load-balancer": "Load balancer",
	"virtual-machine": "Virtual machine",
};

export const TARGET_LABELS: Record<RateTarget, string> = { ...SCENARIO_LABELS, ...COMPONENT_LABELS };
