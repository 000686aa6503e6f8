// node --conditions=react-server --import tsx bench/fill-organization.ts <servers> <services>: loads an organisation of
// that size into the one named by ORGANIZATION_ID, through the same door as a facts file.
import { loadFacts } from "@/data/load-facts";
import { organizationOf } from "./organization";

const [servers = 10_000, services = 1_000] = process.argv.slice(2).map(Number);
const { ORGANIZATION_ID = "", USER_ID = "" } = process.env;

await loadFacts(
	{
		organizationId: ORGANIZATION_ID,
		organizationSlug: "bench",
		organizationName: "Bench",
		userId: USER_ID,
		userName: "Bench",
		userEmail: "bench@example.com",
		sessionId: "none",
		role: "owner",
		country: "DE",
		currency: "EUR",
		timeZone: "Europe/Berlin",
		isSample: false,
	},
	organizationOf(servers, services),
);
process.exit(0);
