"use client";
import { useState } from "react";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/data/action";

export type SetFlag = (
	organization: string,
	input: { practiceId: string; flagged: boolean },
) => Promise<ActionResult<void>>;

/** Flags of the whole organisation: shown at once, taken back when they could not be stored. */
export function useFlags(organization: string, stored: readonly string[], setFlag: SetFlag) {
	const [flags, setFlags] = useState<readonly string[]>(stored);
	const put = (practiceId: string, flagged: boolean) =>
		setFlags((was) => [...was.filter((id) => id !== practiceId), ...(flagged ? [practiceId] : [])]);
	const toggle = async (practiceId: string) => {
		const flagged = !flags.includes(practiceId);
		put(practiceId, flagged);
		const result = await setFlag(organization, { practiceId, flagged }).catch(() => ({
			ok: false as const,
			message: "The flag was not stored: the connection is gone.",
		}));
		if (result.ok) return;
		put(practiceId, !flagged);
		toast.failed(result.message);
	};
	return { flags, toggle };
}
