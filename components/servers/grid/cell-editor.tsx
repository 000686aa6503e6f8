"use client";
import { useId, useLayoutEffect, useRef } from "react";
import type { Editing } from "./use-selection";

interface CellEditorProps {
	label: string;
	editing: Editing;
	/** Names to choose from; those that hold what is typed are offered. */
	options: readonly string[];
	onText: (text: string) => void;
	onLeave: () => void;
}

const OFFERED = 30;

/** Lies over its cell for as long as the edit lasts. */
export function CellEditor({ label, editing, options, onText, onLeave }: CellEditorProps) {
	const input = useRef<HTMLInputElement>(null);
	const list = useId();
	useLayoutEffect(() => {
		const field = input.current;
		if (!field) return;
		field.focus({ preventScroll: true });
		field.setSelectionRange(field.value.length, field.value.length);
	}, []);
	const typed = editing.text.trim().toLowerCase();
	const offered = options.filter((option) => option.toLowerCase().includes(typed)).slice(0, OFFERED);
	return (
		<>
			<input
				ref={input}
				aria-label={label}
				value={editing.text}
				onChange={(event) => onText(event.target.value)}
				onBlur={onLeave}
				maxLength={4000}
				autoComplete="off"
				spellCheck={false}
				list={options.length > 0 ? list : undefined}
				className="absolute inset-0 z-10 w-full min-w-24 bg-background px-2.5 text-sm text-foreground outline-2 -outline-offset-2 outline-accent"
			/>
			{options.length > 0 ? (
				<datalist id={list}>
					{offered.map((option) => (
						<option key={option} value={option} />
					))}
				</datalist>
			) : null}
		</>
	);
}
