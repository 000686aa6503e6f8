import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { applySettings, readSettings, SETTINGS } from "../../scripts/settings.mjs";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "settings-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
	const place = path.join(folder, name);
	fs.writeFileSync(place, text);
	return place;
}

describe("settings", () => {
	it("come from the environment or from the file that NAME_FILE names", () => {
		const secret = "s".repeat(40);
		const environment: Record<string, string> = { PORT: "3001", NEXTAUTH_SECRET_FILE: file("secret", `${secret}\n`) };
		expect(applySettings(environment)).toEqual({ PORT: "3001", NEXTAUTH_SECRET: secret });
		expect(environment.NEXTAUTH_SECRET).toBe(secret);
	});

	it("each have a file form, and a line in the operations manual", () => {
		const manual = fs.readFileSync(path.resolve(import.meta.dirname, "../../docs/operations.md"), "utf8");
		for (const { name, meaning } of SETTINGS) {
			expect(manual, name).toContain(`\`${name}\``);
			expect(meaning.length, name).toBeGreaterThan(5);
			const wrong = () => readSettings({ [`${name}_FILE`]: path.join(folder, "nothing") });
			expect(wrong, name).toThrow(`${name}_FILE names a file that cannot be read (ENOENT)`);
		}
	});

	it.each([
		["PORT", "70000"],
		["PORT", "3e3"],
		["HOST", "my-machine"],
		["APP_URL", "holdfast.example.com"],
		["ALLOW_HTTP", "yes"],
		["DATABASE_URL", "mysql://a:b@c/d"],
		["NEXTAUTH_SECRET", "short"],
		["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "abc"],
		["SETUP_TOKEN", "x"],
		["LOG_LEVEL", "loud"],
		["BACKUP_EVERY_HOURS", "-1"],
		["BACKUP_PASSPHRASE", "short"],
		["BACKUP_S3_URL", "s3://bucket"],
	])("refuse %s = %s by name", (name, value) => {
		expect(() => readSettings({ [name]: value })).toThrow(name);
	});

	it("are refused all at once, and no secret's value is repeated", () => {
		const attempt = () => readSettings({ PORT: "x", NEXTAUTH_SECRET: "hunter2hunter2", APP_URL: "x" });
		expect(attempt).toThrow(/PORT is "x".*\n.*APP_URL.*\n.*NEXTAUTH_SECRET is shorter/);
		expect(attempt).not.toThrow(/hunter2/);
	});

	it("that only make sense together are asked for together", () => {
		expect(() => readSettings({ BACKUP_S3_URL: "https://store/bucket" })).toThrow(
			"BACKUP_S3_ACCESS_KEY_ID and BACKUP_S3_SECRET_ACCESS_KEY must be set too",
		);
	});

	it("are not set twice", () => {
		expect(() => readSettings({ PORT: "3001", PORT_FILE: file("port", "3002") })).toThrow(/both set; keep one/);
	});
});
