/** Whether a request comes from our own pages and address. Used by the proxy, and by routes outside its reach. */
export interface SiteCheck {
	method: string;
	headers: { get(name: string): string | null };
}

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** Null when all is well; else the status and the sentence to answer with. */
export function refusalOfSite(request: SiteCheck, appUrl: string): { status: 421 | 403; message: string } | null {
	const app = new URL(appUrl);
	const host = request.headers.get("host") ?? "";
	if (!isOurHost(host, app)) {
		return {
			status: 421,
			message: `This installation answers at ${app.origin}. To serve another address, set APP_URL.`,
		};
	}
	if (SAFE_METHODS.includes(request.method)) return null;
	const origin = request.headers.get("origin");
	const site = request.headers.get("sec-fetch-site");
	const fromUs =
		origin === null
			? site === "same-origin"
			: origin === `${app.protocol}//${host}` && (site === null || site === "same-origin");
	return fromUs
		? null
		: { status: 403, message: "Refused: this request did not come from this application's own pages." };
}

/** On one's own machine, its three names are the same address. */
function isOurHost(host: string, app: URL): boolean {
	if (host === app.host) return true;
	if (!LOOPBACK.includes(app.hostname)) return false;
	const port = app.port ? `:${app.port}` : "";
	return LOOPBACK.some((name) => host === `${name}${port}`);
}
