"use client";
import { ChevronsUpDown } from "lucide-react";
import { useOpenCommand } from "./command-centre";
import type { ShellOrganization } from "./shell";

export function OrganizationSwitcher({ organization }: { organization: ShellOrganization }) {
	const open = useOpenCommand();
	return (
		<button
			type="button"
			aria-haspopup="dialog"
			aria-label={`Organisation ${organization.name}: switch`}
			onClick={() => open("organizations")}
			className="flex h-8 min-w-0 items-center gap-1 rounded-md px-2 font-medium hover:bg-muted sm:-ml-2"
		>
			<span className="max-w-36 truncate sm:max-w-48">{organization.name}</span>
			<ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
		</button>
	);
}
