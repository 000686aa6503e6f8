import { assessOne } from "../assess-one";
import type { AssessOptions } from "../assessment";
import { serviceAvailability } from "../availability/service-availability";
import { USUAL_RELAY_PORT } from "../blueprints/drawing";
import { priceInForce } from "../catalogue/costs";
import type { Facts, Known, Organization, ScannerFacts, ScannerProduct, Service } from "../facts";

const known = (name: string, operatingSystems: string[] = []): ScannerProduct => ({
	name,
	fits: "yes",
	operatingSystems,
	yearlyLicence: null,
	source: "ARTICLES",
});

/** Scanners the source names as fitting: any that listens on the SMTP port and relays to another SMTP port does. */
export const SCANNER_PRODUCTS: readonly ScannerProduct[] = [
	known("Trend Micro InterScan", ["Windows", "Linux", "Solaris"]),
	known("Symantec", ["Windows", "Linux", "Solaris"]),
	known("CX Protect"),
	{ ...known("Open-source scanner", ["Linux"]), yearlyLicence: 0 },
];

/** The list of scanners this organisation goes by: the catalogue's, with its own lines over those of the same name. */
export function scannerList(organization: Organization): ScannerProduct[] {
	const own = organization.overrides.scanners;
	const names = new Set(own.map(({ name }) => name.toLowerCase()));
	return [...SCANNER_PRODUCTS.filter(({ name }) => !names.has(name.toLowerCase())), ...own];
}

export interface SetUpStep {
	step: string;
	/** What tells that it is done. */
	check: string;
}

/**
 * In what order is a scanner put into the path of mail, and what tells at each step that it works? The way in stays as it is
 * until the scanner has proved itself; the last steps are the ones that turn the mail. None without a scanner.
 */
export function scannerSteps(scanner: ScannerFacts): SetUpStep[] {
	if (scanner.place === "none") return [];
	const port = scanner.relayPort ?? USUAL_RELAY_PORT;
	const product = scanner.product ?? "the scanner";
	const system = scanner.operatingSystem === null ? "" : ` on ${scanner.operatingSystem}`;
	const pair = scanner.place === "redundant-pair";
	const machines = pair ? "both scanner machines" : "the scanner’s machine";
	const same = scanner.place === "same-server";
	const install: SetUpStep = same
		? {
				step: `Install ${product} on the mail server, listening on a free port for now.`,
				check: "It starts with the machine and its patterns are up to date.",
			}
		: {
				step: `Install ${product}${system} on ${machines}.`,
				check: "Each starts with its machine and updates its patterns.",
			};
	const second: SetUpStep[] =
		scanner.secondFilter === true
			? [
					{
						step: "Keep the mail server’s own filter on, as the second check.",
						check: "A test virus that one of them misses is caught by the other.",
					},
				]
			: scanner.secondFilter === false
				? [
						{
							step: "Switch the mail server’s own filter off, so that mail is checked once.",
							check: "A test virus is still caught, by the scanner.",
						},
					]
				: [];
	const turn: SetUpStep[] = same
		? [
				{
					step: "Give port 25 to the scanner.",
					check: "A message from outside arrives and its header names the scanner.",
				},
			]
		: pair
			? [
					{
						step: "Publish both machines with MX records of the same weight, once the TTL of the old record has passed.",
						check: "With one machine stopped, a message from outside still arrives.",
					},
				]
			: [
					{
						step: "Point the MX record, or the firewall’s port 25, to the scanner’s machine.",
						check: "A message from outside arrives and its header names the scanner.",
					},
				];
	const bypass: SetUpStep =
		scanner.mayBypass === true
			? {
					step: `Write down the bypass: port 25 straight to the mail server’s port ${port}, with its own filter on.`,
					check: "The bypass was tried: mail arrives with the scanner stopped, and the way back is written down too.",
				}
			: {
					step: "Write down that mail waits at its senders while the scanner is down.",
					check: "Whoever is on call knows how long senders keep trying.",
				};
	return [
		{
			step: "Lower the TTL of the MX record and wait for the old one to pass.",
			check: "A look-up from outside shows the short TTL.",
		},
		install,
		{
			step: `Let the mail server listen on port ${port}; keep 25 for now.`,
			check: `A connection to port ${port} is greeted by the mail server.`,
		},
		{
			step: `Let the scanner relay to port ${port} of the mail server, and only accept mail for your own domains.`,
			check: "A message handed to the scanner arrives; one for a foreign domain is refused: no open relay.",
		},
		{
			step: "Send a test virus and a large attachment through the scanner.",
			check: "The virus is held and reported; the attachment arrives whole.",
		},
		...second,
		...turn,
		{
			step: same ? "Close the mail server’s old port to the outside." : `Close port ${port} to all but the scanner.`,
			check: `From outside, port ${port} does not answer: nobody goes round the scanner.`,
		},
		bypass,
	];
}

export interface ScannerOption {
	place: ScannerFacts["place"];
	isCurrent: boolean;
	/** Minutes a year in which mail cannot come in, by the structure of the service; with the bypass, the scanner does not count. */
	minutesDownPerYear: number;
	minutesDownWithBypass: number;
	/** After the loss of the mail server. */
	restore: { p50Minutes: number; p90Minutes: number };
	restoreWithBypass: { p50Minutes: number; p90Minutes: number };
	yearlyLicence: Known<number>;
}

/**
 * Where should the scanner stand? Each place by the minutes a year in which mail cannot come in and by the way back after
 * the loss of the mail server, with and without a bypass, under one seed. A licence that is not known stays unknown.
 */
export function compareScanners(facts: Facts, service: Service, options: AssessOptions): ScannerOption[] {
	const now = service.mail?.scanner ?? null;
	return (["none", "same-server", "other-server", "redundant-pair"] as const).map((place) => {
		const figures = (mayBypass: boolean) => {
			const changed = withScanner(service, {
				...(now ?? NO_SCANNER),
				place,
				mayBypass,
				serverIds: serversFor(service, place),
			});
			const after = { ...facts, services: facts.services.map((one) => (one.id === service.id ? changed : one)) };
			const hardware = assessOne(after, service.id, options).scenarios.find((one) => one.scenario === "hardware")!;
			return {
				minutes: serviceAvailability(after, changed).downtimeMinutesPerYear,
				restore: { p50Minutes: hardware.restore.p50, p90Minutes: hardware.restore.p90 },
			};
		};
		const [strict, bypassed] = [figures(false), figures(true)];
		return {
			place,
			isCurrent: now?.place === place,
			minutesDownPerYear: strict.minutes,
			minutesDownWithBypass: bypassed.minutes,
			restore: strict.restore,
			restoreWithBypass: bypassed.restore,
			yearlyLicence: place === "none" ? 0 : licenceOf(facts.organization, now),
		};
	});
}

const NO_SCANNER: ScannerFacts = {
	place: "none",
	mayBypass: null,
	secondFilter: null,
	serverIds: [],
	yearlyLicence: null,
	product: null,
	operatingSystem: null,
	relayPort: null,
};

/** Machines in use stay where the place has room for them; a pair needs two, and none of them carries the mail itself. */
function serversFor({ groups, mail }: Service, place: ScannerFacts["place"]): string[] {
	const carriers = new Set(groups.flatMap(({ serverIds }) => serverIds));
	const ids = (mail?.scanner?.serverIds ?? []).filter((id) => !carriers.has(id));
	if (place === "other-server") return ids.slice(0, 1);
	return place === "redundant-pair" && ids.length > 1 ? ids : [];
}

function licenceOf(organization: Organization, now: Known<ScannerFacts>): Known<number> {
	const listed = scannerList(organization).find(({ name }) => name === now?.product);
	return now?.yearlyLicence ?? listed?.yearlyLicence ?? priceInForce(organization, "scannerLicence").amount;
}

function withScanner(service: Service, scanner: ScannerFacts): Service {
	const mail = service.mail ?? {
		scanner: null,
		access: null,
		popLeavesCopyOnServer: null,
		messagesPerDay: null,
		senderRetryDays: null,
		spfCoversSecondSite: null,
		accessGroups: [],
	};
	return { ...service, mail: { ...mail, scanner } };
}
