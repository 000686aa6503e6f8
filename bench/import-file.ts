// node --conditions=react-server --import tsx bench/import-file.ts <workbook>: imports it into a new organisation as the web
// process does, prints the times and how long its thread was held up at most.
import fs from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { largeImports } from "@/data/import-beside";
import { listImportRows } from "@/data/import-pages";
import { getImport } from "@/data/import-view";
import { CONFIRM_ALL } from "@/schemas/import-plan";
import { sendFile } from "../tests/support/send-file";
import { strangerOrganization } from "../tests/support/stranger-organization";

const bytes = new Uint8Array(fs.readFileSync(process.argv[2] ?? ""));
const context = await strangerOrganization();
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const began = performance.now();
const id = await sendFile(context, "rvtools.xlsx", bytes);
const checked = performance.now();
const { version } = await getImport(context, id);
await listImportRows(context, { id, status: "new", offset: 0 });
const looked = performance.now();
await largeImports.apply(context, { id, version, answers: CONFIRM_ALL });
const commit = performance.now() - looked;
await new Promise((resolve) => setTimeout(resolve, 50));
delay.disable();
console.log(JSON.stringify({ dryRun: checked - began, commit, heldUp: delay.max / 1e6 }));
process.exit(0);
