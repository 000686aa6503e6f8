import { type NextRequest, NextResponse } from "next/server";
import { refusalOfSite } from "@/lib/same-site";

const IS_DEVELOPMENT = process.env.NODE_ENV === "development";
/** The two style sheets that sonner 2.0.8 writes into the page. */
const SONNER_STYLES = [
	"'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
	"'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='",
];

/** Content security policy, Host and Origin. Never who may do what: that is `data`'s. */
export function proxy(request: NextRequest): NextResponse {
	const refusal = refusalOfSite(request, process.env.APP_URL ?? "http://localhost:3000");
	if (refusal) return new NextResponse(refusal.message, { status: refusal.status });
	const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
	const policy = contentPolicy(nonce);
	const headers = new Headers(request.headers);
	// Always overwritten: what the browser sends must not become the page's nonce.
	headers.set("x-nonce", nonce);
	headers.set("content-security-policy", policy);
	const response = NextResponse.next({ request: { headers } });
	response.headers.set("content-security-policy", policy);
	response.headers.set("cache-control", "no-store");
	return response;
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
	matcher: ["/((?!_next/static|_next/webpack-hmr|api/imports|api/health|favicon.ico|icon.svg).*)"],
};
