"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PageSection } from "@/components/ui/page-header";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import type { ActionResult } from "@/data/action";
import { contrastRatio, READABLE_CONTRAST } from "@/lib/contrast";
import {
	AUDIENCE_LABELS,
	LANGUAGE_LABELS,
	PAPER_LABELS,
	REPORT_AUDIENCES,
	REPORT_LANGUAGES,
	REPORT_PAPERS,
	REPORT_SECTIONS,
	SECTION_LABELS,
	SECTIONS_FOR,
	sectionNumber,
} from "@/lib/report-options";
import { LIGHT_TOKENS } from "@/lib/tokens";
import { reportQueryOf } from "@/schemas/report-query";
import type { ReportDraft } from "@/schemas/reports";
import { MakingProgress } from "./making-progress";

interface ReportBuilderProps {
	organization: string;
	hasLogo: boolean;
	hasFirmLogo: boolean;
	/** The consulting firm by which whoever writes comes in; its brand is its own. Null: none is linked. */
	linkedFirm: string | null;
	initial: ReportDraft;
	/** Null: this role may look but not freeze. */
	takeBack: ((organization: string, input: { id: string }) => Promise<ActionResult<unknown>>) | null;
	freeze: ((organization: string, input: ReportDraft) => Promise<ActionResult<{ id: string }>>) | null;
}

function colourHint(colour: string): string {
	if (!/^#[0-9a-f]{6}$/i.test(colour)) return `Such as ${LIGHT_TOKENS.accent}; empty for the usual one`;
	return contrastRatio(colour, LIGHT_TOKENS.background) >= READABLE_CONTRAST
		? "Reads well on white"
		: "Too pale to read on white: the usual accent will stand in for it";
}

export function ReportBuilder({
	organization,
	hasLogo,
	hasFirmLogo,
	linkedFirm,
	initial,
	freeze,
	takeBack,
}: ReportBuilderProps) {
	const router = useRouter();
	const [draft, setDraft] = useState(initial);
	const { submit, busy, message, fields } = useSubmit((input: ReportDraft) =>
		freeze
			? freeze(organization, input)
			: Promise.resolve({ ok: false as const, message: "Your role may not freeze a report." }),
	);
	// A freeze that is no longer wanted is taken back as soon as it answers.
	const [waiting, setWaiting] = useState(false);
	const wanted = useRef(true);
	function cancel() {
		wanted.current = false;
		setWaiting(false);
	}
	const change = (part: Partial<ReportDraft>) => setDraft((before) => ({ ...before, ...part }));
	const text = (name: "firm" | "client" | "footer" | "confidentiality" | "colour") => ({
		value: draft[name],
		onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
	});
	async function run() {
		wanted.current = true;
		setWaiting(true);
		const answer = await submit(draft);
		setWaiting(false);
		if (!answer.ok) return;
		if (!wanted.current) {
			const undone = await takeBack?.(organization, { id: answer.value.id });
			if (undone?.ok) toast.done("Cancelled: no report was kept");
			else toast.failed("The report was frozen before it could be cancelled; it stands under Reports.");
			return;
		}
		toast.done("The report is frozen");
		router.push(`/o/${organization}/reports/${answer.value.id}`);
	}
	return (
		<form
			className="flex max-w-3xl flex-col gap-8"
			onSubmit={(event) => {
				event.preventDefault();
				void run();
			}}
		>
			<FormMessage>{message}</FormMessage>
			<RadioGroup legend="Readers" legendHidden>
				{REPORT_AUDIENCES.map((audience) => (
					<Radio
						key={audience}
						name="audience"
						label={AUDIENCE_LABELS[audience]}
						checked={draft.audience === audience}
						onChange={() => change({ audience, sections: [...SECTIONS_FOR[audience]] })}
					/>
				))}
			</RadioGroup>
			<PageSection title="Sections" aside="numbers stay the same whichever are left out">
				<fieldset className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
					<legend className="sr-only">Sections</legend>
					{REPORT_SECTIONS.map((section) => (
						<Checkbox
							key={section}
							label={`${sectionNumber(section)} ${SECTION_LABELS[section]}`}
							checked={draft.sections.includes(section)}
							onChange={(event) =>
								change({
									sections: event.target.checked
										? [...draft.sections, section]
										: draft.sections.filter((other) => other !== section),
								})
							}
						/>
					))}
				</fieldset>
				{fields.sections ? <p className="text-xs text-danger">{fields.sections}</p> : null}
			</PageSection>
			<PageSection
				title="Brand"
				aside={
					linkedFirm
						? `optional; ${linkedFirm} keeps its part for all its clients`
						: "optional; remembered for the next report"
				}
			>
				<div className="grid gap-4 sm:grid-cols-2">
					<Field label="Written by the firm" error={fields.firm}>
						<Input maxLength={120} {...text("firm")} />
					</Field>
					<Field label="Client's name on the cover" error={fields.client}>
						<Input maxLength={120} {...text("client")} />
					</Field>
					<Field label="Accent colour" hint={colourHint(draft.colour)} error={fields.colour}>
						<Input maxLength={7} spellCheck={false} {...text("colour")} />
					</Field>
					<Field label="Footer" error={fields.footer}>
						<Input maxLength={120} {...text("footer")} />
					</Field>
					<Field
						label="Confidentiality"
						hint="Such as: Confidential, for the board only"
						error={fields.confidentiality}
					>
						<Input maxLength={80} {...text("confidentiality")} />
					</Field>
				</div>
				<Checkbox
					label="Logo on the cover"
					hint={hasLogo ? undefined : "No logo is set; add one in the settings of the organisation."}
					disabled={!hasLogo}
					checked={draft.showLogo}
					onChange={(event) => change({ showLogo: event.target.checked })}
				/>
				<Checkbox
					label={linkedFirm ? `Logo of ${linkedFirm} on the cover` : "Your firm's logo on the cover"}
					hint={
						hasFirmLogo
							? undefined
							: linkedFirm
								? `${linkedFirm} has set none; its settings are the place for it.`
								: "None is set; choose one at the end of this page."
					}
					disabled={!hasFirmLogo}
					checked={draft.showFirmLogo}
					onChange={(event) => change({ showFirmLogo: event.target.checked })}
				/>
			</PageSection>
			<RadioGroup legend="Language of the report" direction="row">
				{REPORT_LANGUAGES.map((language) => (
					<Radio
						key={language}
						name="language"
						label={LANGUAGE_LABELS[language]}
						checked={draft.language === language}
						onChange={() => change({ language })}
					/>
				))}
			</RadioGroup>
			<RadioGroup legend="Paper" direction="row">
				{REPORT_PAPERS.map((paper) => (
					<Radio
						key={paper}
						name="paper"
						label={PAPER_LABELS[paper]}
						checked={draft.paper === paper}
						onChange={() => change({ paper })}
					/>
				))}
			</RadioGroup>
			<MakingProgress doing={waiting ? "Reckoning the figures and freezing them" : null} cancel={cancel} />
			<div className="flex flex-wrap gap-2">
				{freeze ? (
					<Button type="submit" variant="primary" busy={busy}>
						Freeze the report
					</Button>
				) : null}
				<Button asChild variant="outline">
					<a href={`/o/${organization}/reports/preview?${reportQueryOf(draft)}`} target="_blank" rel="noopener">
						Look at it first
					</a>
				</Button>
			</div>
		</form>
	);
}
