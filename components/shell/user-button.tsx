import type { ComponentProps } from "react";

function initialsOf(name: string): string {
	const words = name.trim().split(/\s+/);
	const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
	return letters
		.map((word) => (word ? [...word][0] : ""))
		.join("")
		.toUpperCase();
}

export function UserButton({ name, ...props }: ComponentProps<"button"> & { name: string }) {
	return (
		<button
			type="button"
			aria-label={`Account of ${name}`}
			aria-haspopup="menu"
			aria-expanded={false}
			className="flex size-8 items-center justify-center rounded-full bg-accent-soft text-xs font-medium text-accent"
			{...props}
		>
			{initialsOf(name)}
		</button>
	);
}
