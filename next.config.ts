import type { NextConfig } from "next";

const config: NextConfig = {
	reactCompiler: true,
	poweredByHeader: false,
	typedRoutes: false,
	images: { unoptimized: true },
	outputFileTracingRoot: import.meta.dirname,
	turbopack: { root: import.meta.dirname },
	serverExternalPackages: [
		"@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu",
		"@myriaddreamin/typst-ts-web-compiler",
		"@node-rs/argon2",
		"pg",
		"highs",
	],
	experimental: { serverActions: { bodySizeLimit: "256kb" } },
	async headers() {
		return [
			{
				source: "/:path*",
				headers: [
					{ key: "X-Content-Type-Options", value: "nosniff" },
					{ key: "Referrer-Policy", value: "no-referrer" },
					{ key: "Cross-Origin-Opener-Policy", value: "same-origin" },
					{ key: "Cross-Origin-Resource-Policy", value: "same-origin" },
					{ key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
				],
			},
		];
	},
};

export default config;
