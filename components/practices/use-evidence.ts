"use client";
import { useCallback, useEffect, useState } from "react";
import type { ActionResult } from "@/data/action";
import type { EvidenceItem } from "@/lib/evidence";
import type { EvidenceDraft } from "@/schemas/evidence";

export type ArchiveEvidence = (
	organization: string,
	input: { id: string; version: number },
) => Promise<ActionResult<void>>;

/** What waits is sent before a proof moves an answer, and the answers are read after it. */
interface AnswersBeside {
	send: () => Promise<void>;
	read: () => Promise<void>;
}

const GONE = "Holdfast did not answer. Nothing was changed; check the connection and try again.";
const asHeader = (value: unknown) => encodeURIComponent(JSON.stringify(value));

/** The proofs of this organisation; adding and removing them may move an answer, so the answers are read again. */
export function useEvidence(organization: string, archive: ArchiveEvidence, answers: AnswersBeside) {
	const [items, setItems] = useState<readonly EvidenceItem[] | null>(null);
	const address = `/o/${organization}/practices/evidence`;

	const load = useCallback(async () => {
		const reply = await fetch(address, { cache: "no-store" });
		if (reply.ok) setItems((await reply.json()) as EvidenceItem[]);
	}, [address]);

	useEffect(() => {
		load().catch(() => undefined);
	}, [load]);

	/** Null when it is stored, else why not. */
	const add = async (draft: EvidenceDraft, file: File | null): Promise<string | null> => {
		try {
			await answers.send();
			const reply = await fetch(address, {
				method: "POST",
				headers: {
					"content-type": "application/octet-stream",
					"x-evidence": asHeader(draft),
					"x-file-name": asHeader(file?.name ?? ""),
				},
				body: file ?? new Uint8Array(),
			});
			if (!reply.ok) return (await reply.text()) || GONE;
			await Promise.all([load(), answers.read()]);
			return null;
		} catch {
			return GONE;
		}
	};

	const remove = async (item: EvidenceItem): Promise<string | null> => {
		try {
			await answers.send();
			const result = await archive(organization, { id: item.id, version: item.version });
			await Promise.all([load(), answers.read()]);
			return result.ok ? null : result.message;
		} catch {
			return GONE;
		}
	};

	return { items, add, remove };
}
