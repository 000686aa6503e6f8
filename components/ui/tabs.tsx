"use client";
import { Tabs as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

export const Tabs = Primitive.Root;

export function TabList({ className, ...props }: ComponentProps<typeof Primitive.List>) {
	return <Primitive.List className={classNames("flex gap-4 overflow-x-auto border-b", className)} {...props} />;
}

export function Tab({ className, ...props }: ComponentProps<typeof Primitive.Trigger>) {
	return (
		<Primitive.Trigger
			className={classNames(
				"-mb-px border-b-2 border-transparent py-2 whitespace-nowrap text-muted-foreground hover:text-foreground data-[state=active]:border-accent data-[state=active]:text-foreground",
				className,
			)}
			{...props}
		/>
	);
}

export function TabPanel({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
	return <Primitive.Content className={classNames("pt-4", className)} {...props} />;
}
