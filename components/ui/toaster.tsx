"use client";
import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster as SonnerToaster, toast as sonner } from "sonner";
import { showToastsWith, type Toast } from "./toast";

const RAISE = { done: sonner.success, failed: sonner.error, note: sonner } as const;

function raise({ tone, message, milliseconds, undo }: Toast): void {
	RAISE[tone](message, {
		...(milliseconds === null ? {} : { duration: milliseconds }),
		...(undo ? { action: { label: "Undo", onClick: undo } } : {}),
	});
}

export function Toaster() {
	const { resolvedTheme } = useTheme();
	// Effects of a child run first: by now the toaster beneath listens.
	useEffect(() => showToastsWith(raise), []);
	return <SonnerToaster position="bottom-right" theme={resolvedTheme === "dark" ? "dark" : "light"} />;
}
