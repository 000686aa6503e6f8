/**
 * The day the maker's ordinary fixes end, from the makers' published life cycles (Microsoft, Red Hat, Canonical,
 * Debian, Oracle, SUSE, VMware), read in November 2026. Paid extensions are not counted: they are contracts of one's own.
 */
const SUPPORT_ENDS: [RegExp, string][] = [
	[/windows (server )?2003/, "2015-07-14"],
	[/windows server 2008|windows 2008|win(dows)? ?2k?8/, "2020-01-14"],
	[/win(dows)?( server)? 2012/, "2023-10-10"],
	[/win(dows)?( server)? 2016/, "2027-01-12"],
	[/win(dows)?( server)? 2019/, "2029-01-09"],
	[/win(dows)?( server)? 2022/, "2031-10-14"],
	[/win(dows)?( server)? 2025/, "2034-10-10"],
	[/(red hat|rhel)\D{0,30}6(\.|\b)/, "2020-11-30"],
	[/(red hat|rhel)\D{0,30}7(\.|\b)/, "2024-06-30"],
	[/(red hat|rhel)\D{0,30}8(\.|\b)/, "2029-05-31"],
	[/(red hat|rhel)\D{0,30}9(\.|\b)/, "2032-05-31"],
	[/centos\D{0,20}6(\.|\b)/, "2020-11-30"],
	[/centos\D{0,20}7(\.|\b)/, "2024-06-30"],
	[/centos\D{0,20}8(\.|\b)/, "2021-12-31"],
	[/oracle linux\D{0,10}7(\.|\b)/, "2024-12-31"],
	[/oracle linux\D{0,10}8(\.|\b)/, "2029-07-31"],
	[/oracle linux\D{0,10}9(\.|\b)/, "2032-06-30"],
	[/ubuntu\D{0,10}14\.04/, "2019-04-30"],
	[/ubuntu\D{0,10}16\.04/, "2021-04-30"],
	[/ubuntu\D{0,10}18\.04/, "2023-05-31"],
	[/ubuntu\D{0,10}20\.04/, "2025-05-31"],
	[/ubuntu\D{0,10}22\.04/, "2027-04-30"],
	[/ubuntu\D{0,10}24\.04/, "2029-04-30"],
	[/debian\D{0,20}9(\.|\b)/, "2022-06-30"],
	[/debian\D{0,20}10(\.|\b)/, "2024-06-30"],
	[/debian\D{0,20}11(\.|\b)/, "2026-08-31"],
	[/debian\D{0,20}12(\.|\b)/, "2028-06-30"],
	[/esxi?\D{0,10}6\.[057]/, "2022-10-15"],
	[/esxi?\D{0,10}7\.0/, "2025-10-02"],
	[/esxi?\D{0,10}8\.0/, "2027-10-11"],
];

/** Null when the name leaves the release open. */
export function supportEndOf(operatingSystem: string): string | null {
	const name = operatingSystem.toLowerCase().replace(/microsoft\s+|®|\(r\)|™/g, "");
	return SUPPORT_ENDS.find(([release]) => release.test(name))?.[1] ?? null;
}

export const SUPPORT_ORIGIN = "the maker’s published end of support";
