// An empty installation for the browser journeys: a new data folder each time, then the product's own start command.
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const folder = path.resolve(root, process.env.E2E_DATA_DIR || path.join(".tmp", "e2e-data"));
fs.rmSync(folder, { recursive: true, force: true });
process.env.DATA_DIR = folder;
await import("../../scripts/start.mjs");
