import { type NextRequest, NextResponse } from "next/server";
import { count } from "@/lib/counters";
import { databaseState } from "@/lib/database-state";
import { refusalOfSite } from "@/lib/same-site";

/** Files that people brought: whatever opens one does so without our rights. What is set here wins over the route's own. */
const STORED_FILE = /^\/o\/[^/]+\/practices\/evidence\/[^/]+$/;
const FILE_POLICY = "sandbox; default-src 'none'";
const IS_DEVELOPMENT = process.env.NODE_ENV === "development";
/** The two style sheets that sonner 2.0.8 writes into the page. */
const SONNER_STYLES = [
	"'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
	"'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='",
];

/** Content security policy, Host and Origin, and whether there is a database. Never who may do what: that is `data`'s. */
export function proxy(request: NextRequest): NextResponse {
	count("requests");
	const refusal = refusalOfSite(request, process.env.APP_URL ?? "http://localhost:3000");
	if (refusal) {
		count("requests_refused");
		return new NextResponse(refusal.message, { status: refusal.status });
	}
	if (databaseState()?.isAnswering === false) {
		count("requests_unavailable");
		return unavailable(request);
	}
	const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
	const policy = STORED_FILE.test(request.nextUrl.pathname) ? FILE_POLICY : contentPolicy(nonce);
	const headers = new Headers(request.headers);
	// Always overwritten: what the browser sends must not become the page's nonce.
	headers.set("x-nonce", nonce);
	headers.set("content-security-policy", policy);
	headers.set("x-page", request.nextUrl.pathname);
	const response = NextResponse.next({ request: { headers } });
	response.headers.set("content-security-policy", policy);
	response.headers.set("cache-control", "no-store");
	// Only where the installation is reached by TLS: on a laptop it would shut people out of their own machine.
	if (process.env.APP_URL?.startsWith("https:")) response.headers.set("strict-transport-security", "max-age=31536000");
	return response;
}

const UNAVAILABLE =
	"The database does not answer at this moment. Nothing was changed, and what was saved is safe. Try again in a few seconds.";

function unavailable(request: NextRequest): NextResponse {
	const isPage = request.method === "GET" && (request.headers.get("accept") ?? "").includes("text/html");
	const body = isPage
		? `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5"><meta name="viewport" content="width=device-width"><title>One moment · Holdfast</title></head><body><main><h1>One moment</h1><p>${UNAVAILABLE} This page does so by itself.</p></main></body></html>`
		: UNAVAILABLE;
	return new NextResponse(body, {
		status: 503,
		headers: {
			"retry-after": "5",
			"cache-control": "no-store",
			"content-security-policy": "default-src 'none'; frame-ancestors 'none'",
			"content-type": `text/${isPage ? "html" : "plain"}; charset=utf-8`,
		},
	});
}

function contentPolicy(nonce: string): string {
	// A nonce or hash switches 'unsafe-inline' off, which the development server's styles need.
	const styles = IS_DEVELOPMENT ? ["'unsafe-inline'"] : [`'nonce-${nonce}'`, ...SONNER_STYLES];
	return [
		"default-src 'self'",
		`script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${IS_DEVELOPMENT ? " 'unsafe-eval'" : ""}`,
		`style-src 'self' ${styles.join(" ")}`,
		"style-src-attr 'unsafe-inline'",
		"img-src 'self' data: blob:",
		"font-src 'self'",
		`connect-src 'self'${IS_DEVELOPMENT ? " ws:" : ""}`,
		"worker-src 'self'",
		"object-src 'none'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
	].join("; ");
}

export const config = {
	// Bodies over 10 MB are cut short behind a proxy: uploads stay outside and repeat the checks (lib/same-site).
	matcher: ["/((?!_next/static|_next/webpack-hmr|api/imports|healthz|readyz|metrics|favicon.ico|icon.svg).*)"],
};
