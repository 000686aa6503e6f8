/** How long a toast stays that asks for something. */
const UNDO_MILLISECONDS = 10_000;

export interface Toast {
	tone: "done" | "failed" | "note";
	message: string;
	/** Null: as long as the toaster shows anything. */
	milliseconds: number | null;
	undo: (() => void) | null;
}

type Show = (toast: Toast) => void;

let show: Show | null = null;
let waiting: Toast[] = [];

/** The toaster is loaded after the page; what was raised before it stands is shown then. */
export function showToastsWith(next: Show): () => void {
	show = next;
	for (const toast of waiting) next(toast);
	waiting = [];
	return () => {
		if (show === next) show = null;
	};
}

function raise(toast: Toast): void {
	if (show) show(toast);
	else waiting.push(toast);
}

/** The only way to raise a toast. An `undo` stays on screen ten seconds. */
export const toast = {
	done(message: string, undo?: () => void) {
		raise({ tone: "done", message, milliseconds: undo ? UNDO_MILLISECONDS : null, undo: undo ?? null });
	},
	failed(message: string) {
		raise({ tone: "failed", message, milliseconds: UNDO_MILLISECONDS, undo: null });
	},
	note(message: string) {
		raise({ tone: "note", message, milliseconds: null, undo: null });
	},
};
