// node --conditions=react-server --import tsx bench/import-file.ts <workbook>: imports it into a new organisation, prints the times.
import fs from "node:fs";
import { applyImport } from "@/data/import-apply";
import { getImport } from "@/data/import-view";
import { CONFIRM_ALL } from "@/schemas/imports";
import { sendFile } from "../tests/support/send-file";
import { strangerOrganization } from "../tests/support/stranger-organization";

const bytes = new Uint8Array(fs.readFileSync(process.argv[2] ?? ""));
const context = await strangerOrganization();
const began = performance.now();
const id = await sendFile(context, "rvtools.xlsx", bytes);
const checked = performance.now();
const { version } = await getImport(context, id);
const looked = performance.now();
await applyImport(context, { id, version, answers: CONFIRM_ALL });
console.log(JSON.stringify({ dryRun: checked - began, commit: performance.now() - looked }));
process.exit(0);
