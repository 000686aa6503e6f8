import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { plantHoles } from "./tests/support/plant-holes.ts";

const shared = {
	resolve: {
		tsconfigPaths: true,
		alias: { "server-only": new URL("./tests/support/empty.ts", import.meta.url).pathname },
	},
};

export default defineConfig({
	...shared,
	test: {
		projects: [
			{
				...shared,
				test: {
					name: "pure",
					environment: "node",
					include: ["tests/{engine,importers,schemas,lib,reports,laws,scripts}/**/*.test.ts"],
					// They share nothing that changes: reading the engine anew for each file would take longer than the tests.
					isolate: false,
					// Room for a busy machine; nothing here waits for anything.
					testTimeout: 60_000,
				},
			},
			{
				...shared,
				test: {
					name: "data",
					environment: "node",
					include: ["tests/data/**/*.test.ts"],
					globalSetup: ["tests/support/database.ts"],
					testTimeout: 60_000,
					hookTimeout: 60_000,
					maxWorkers: 2,
				},
			},
			{
				...shared,
				test: {
					name: "built",
					environment: "node",
					include: ["tests/built/**/*.test.ts"],
					globalSetup: ["tests/support/database.ts"],
					testTimeout: 120_000,
				},
			},
			{
				...shared,
				test: {
					name: "faults",
					environment: "node",
					include: ["tests/faults/**/*.test.ts"],
					testTimeout: 600_000,
					hookTimeout: 300_000,
					fileParallelism: false,
				},
			},
			{
				...shared,
				plugins: [plantHoles()],
				test: {
					name: "holes",
					environment: "node",
					include: ["tests/long/planted-holes.test.ts"],
					globalSetup: ["tests/support/database.ts"],
				},
			},
			{
				...shared,
				test: {
					name: "long",
					environment: "node",
					include: ["tests/long/**/*.test.ts"],
					exclude: ["tests/long/planted-holes.test.ts"],
					testTimeout: 600_000,
					globalSetup: ["tests/support/database.ts"],
				},
			},
			{
				...shared,
				plugins: [react()],
				test: {
					name: "components",
					environment: "happy-dom",
					include: ["tests/components/**/*.test.tsx"],
					setupFiles: ["tests/support/console-guard.ts"],
				},
			},
		],
	},
});
