"use client";
import { toast as sonner } from "sonner";

const UNDO_MILLISECONDS = 10_000;

/** The only way to raise a toast. An `undo` stays on screen ten seconds. */
export const toast = {
	done(message: string, undo?: () => void) {
		sonner.success(
			message,
			undo ? { duration: UNDO_MILLISECONDS, action: { label: "Undo", onClick: undo } } : undefined,
		);
	},
	failed(message: string) {
		sonner.error(message, { duration: UNDO_MILLISECONDS });
	},
	note(message: string) {
		sonner(message);
	},
};
