import type { ReadinessPart } from "@/engine";

export const PART_LABELS: Record<ReadinessPart["part"], string> = {
	restore: "Restore time",
	loss: "Data loss",
	prevention: "Prevention",
	proof: "Proof",
};
