"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { Button } from "./button";
import { Input } from "./input";
import { Select } from "./select";

interface ListFiltersProps {
	/** What is searched: "services". */
	noun: string;
	placeholder: string;
	choices: { name: string; label: string; all: string; options: { value: string; label: string }[] }[];
}

const TYPING_MILLISECONDS = 250;

/** A list's search and choices; they live in the address, so that a link or a reload shows the same rows. */
export function ListFilters({ noun, placeholder, choices }: ListFiltersProps) {
	const router = useRouter();
	const place = usePathname();
	const asked = useSearchParams();
	const [, start] = useTransition();
	const [text, setText] = useState(asked.get("q") ?? "");
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	useEffect(() => () => clearTimeout(timer.current), []);
	const set = (name: string, value: string) => {
		const next = new URLSearchParams(window.location.search);
		if (value === "") next.delete(name);
		else next.set(name, value);
		start(() => router.replace(next.size > 0 ? `${place}?${next}` : place, { scroll: false }));
	};
	const narrowed = ["q", ...choices.map(({ name }) => name)].some((name) => asked.has(name));
	return (
		<search className="flex flex-wrap gap-2">
			<Input
				type="search"
				aria-label={`Search ${noun}`}
				placeholder={placeholder}
				value={text}
				onChange={(event) => {
					const { value } = event.target;
					setText(value);
					clearTimeout(timer.current);
					timer.current = setTimeout(() => set("q", value.trim()), TYPING_MILLISECONDS);
				}}
				className="w-full sm:w-72"
			/>
			{choices.map(({ name, label, all, options }) => (
				<Select
					key={name}
					aria-label={label}
					value={asked.get(name) ?? ""}
					onChange={(event) => set(name, event.target.value)}
					wrapperClassName="sm:w-48"
				>
					<option value="">{all}</option>
					{options.map((option) => (
						<option key={option.value} value={option.value}>
							{option.label}
						</option>
					))}
				</Select>
			))}
			{narrowed ? (
				<Button
					variant="quiet"
					onClick={() => {
						clearTimeout(timer.current);
						setText("");
						start(() => router.replace(place, { scroll: false }));
					}}
				>
					Reset filters
				</Button>
			) : null}
		</search>
	);
}
