import type { Metadata } from "next";
import { z } from "zod";
import { ImportHistory } from "@/components/import/import-history";
import { ImportWizard } from "@/components/import/import-wizard";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { getImport, listImports } from "@/data/import-view";
import { Refusal } from "@/data/refusal";
import { allows } from "@/lib/roles";
import type { ImportView } from "@/schemas/imports";
import {
	apply,
	decide,
	discard,
	loadImport,
	loadImportAnswers,
	loadImportRows,
	loadRejectedRows,
	undo,
} from "./actions";

export const metadata: Metadata = { title: "Import" };

interface ImportRoute {
	params: Promise<{ organization: string }>;
	searchParams: Promise<{ import?: string | string[] }>;
}

export default async function ImportPage({ params, searchParams }: ImportRoute) {
	const context = await requireContext((await params).organization);
	const chosen = z.uuid().safeParse((await searchParams).import);
	const initial = chosen.success ? await getImport(context, chosen.data).catch(orNothing) : null;
	const imports = await listImports(context);
	const canRun = allows(context.role, "imports.run");
	return (
		<div className="mx-auto flex w-full min-w-0 max-w-300 flex-col gap-8">
			<PageHeader title="Import">
				{canRun
					? "Bring in the inventory you already have, and let it answer what it can."
					: "Your role here lets you look at earlier imports."}
			</PageHeader>
			<ImportWizard
				key={initial?.id ?? "new"}
				organization={context.organizationSlug}
				actions={{
					...{ load: loadImport, rows: loadImportRows, answers: loadImportAnswers, rejected: loadRejectedRows },
					...{ decide, discard, apply, undo },
				}}
				initial={initial}
				canRun={canRun}
			/>
			<ImportHistory imports={imports} place={`/o/${context.organizationSlug}`} timeZone={context.timeZone} />
		</div>
	);
}

/** A thrown-away import in an old link is no reason to show nothing. */
function orNothing(error: unknown): ImportView | null {
	if (error instanceof Refusal && error.kind === "not-found") return null;
	throw error;
}
