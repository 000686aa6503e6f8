import { PageSection } from "@/components/ui/page-header";
import {
	ColumnHeader,
	RowHeader,
	Table,
	TableBody,
	TableCell,
	TableFrame,
	TableHead,
	TableRow,
} from "@/components/ui/table";
import type { ScannerFacts, ScannerOption, SetUpStep } from "@/engine";
import { formatMinutes, formatMinutesRange, formatMoney } from "@/lib/format";

const PLACES: Record<ScannerFacts["place"], string> = {
	none: "None",
	"same-server": "On the mail server",
	"other-server": "On a server of its own",
	"redundant-pair": "A redundant pair",
};

interface ScannerResultProps {
	options: ScannerOption[];
	steps: SetUpStep[];
	mayBypass: boolean | null;
	currency: string;
}

export function ScannerResult({ options, steps, mayBypass, currency }: ScannerResultProps) {
	return (
		<div className="flex flex-col gap-8">
			<PageSection title={placeTitle(options)} aside="estimates; the loss of the mail server, P50 to P90">
				<TableFrame label="Places of the scanner compared">
					<Table>
						<TableHead>
							<TableRow>
								<ColumnHeader>Scanner</ColumnHeader>
								<ColumnHeader numeric>No mail comes in, a year</ColumnHeader>
								<ColumnHeader numeric>With a bypass</ColumnHeader>
								<ColumnHeader numeric>Restore of the server</ColumnHeader>
								<ColumnHeader numeric>With a bypass</ColumnHeader>
								<ColumnHeader numeric>Licence a year</ColumnHeader>
							</TableRow>
						</TableHead>
						<TableBody>
							{options.map((one) => (
								<TableRow key={one.place}>
									<RowHeader>
										{PLACES[one.place]}
										{one.isCurrent ? (
											<span className="block text-xs font-normal text-muted-foreground">as chosen</span>
										) : null}
									</RowHeader>
									<TableCell numeric>{formatMinutes(one.minutesDownPerYear)}</TableCell>
									<TableCell numeric>{formatMinutes(one.minutesDownWithBypass)}</TableCell>
									<TableCell numeric>{rangeOf(one.restore)}</TableCell>
									<TableCell numeric>{rangeOf(one.restoreWithBypass)}</TableCell>
									<TableCell numeric>
										{formatMoney(one.yearlyLicence === null ? null : Math.round(one.yearlyLicence), currency)}
									</TableCell>
								</TableRow>
							))}
						</TableBody>
					</Table>
				</TableFrame>
				<p className="text-xs text-muted-foreground">
					Mail passes the scanner, so its failure stops mail unless there is a second one or a way round it. Both
					columns of a bypass are the degraded mode: mail runs, checked by the server’s own filter alone.
				</p>
			</PageSection>
			<PageSection title={bypassTitle(mayBypass)}>
				<p className="text-muted-foreground">
					{mayBypass === true
						? "It is a degraded mode: written down as the last step below, tried, and left again as soon as the scanner is back."
						: "Sending servers keep trying for days, so mail is late rather than lost; what users send may wait too."}
				</p>
			</PageSection>
			{steps.length > 0 ? (
				<PageSection title="How to set it up, in this order" aside="each with what tells that it works">
					<ol className="flex list-decimal flex-col gap-3 pl-5">
						{steps.map(({ step, check }) => (
							<li key={step}>
								{step}
								<span className="block text-xs text-muted-foreground">Check: {check}</span>
							</li>
						))}
					</ol>
				</PageSection>
			) : null}
		</div>
	);
}

const rangeOf = ({ p50Minutes, p90Minutes }: ScannerOption["restore"]) => formatMinutesRange(p50Minutes, p90Minutes);

function placeTitle(options: readonly ScannerOption[]): string {
	const now = options.find(({ isCurrent }) => isCurrent);
	const none = options.find(({ place }) => place === "none");
	if (!now || !none || now.place === "none") return "What each place of a scanner costs in minutes";
	const more = now.minutesDownPerYear - none.minutesDownPerYear;
	return more < 0.5
		? `${PLACES[now.place]}: it adds nothing to the time in which no mail comes in`
		: `${PLACES[now.place]}: ${formatMinutes(more)} a year more in which no mail comes in`;
}

function bypassTitle(mayBypass: boolean | null): string {
	if (mayBypass === null) return "Whether mail may pass without the scanner is not known";
	return mayBypass ? "While the scanner is down, mail goes round it" : "While the scanner is down, mail waits";
}
