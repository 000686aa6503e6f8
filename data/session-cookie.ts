/** One name per address, so that two installations on one machine do not sign each other's people out. */
export function sessionCookieName(): string {
	const { protocol, port } = new URL(process.env.APP_URL ?? "http://localhost:3000");
	return protocol === "https:" ? "__Host-holdfast" : `holdfast-${port || "80"}`;
}

export const isSecureAddress = (): boolean => (process.env.APP_URL ?? "").startsWith("https:");
