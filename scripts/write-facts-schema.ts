import { writeFileSync } from "node:fs";
import { FACTS_JSON_SCHEMA_PATH, factsJsonSchema } from "../schemas/facts-json-schema";

writeFileSync(new URL(`../${FACTS_JSON_SCHEMA_PATH}`, import.meta.url), factsJsonSchema());
console.log(`Wrote ${FACTS_JSON_SCHEMA_PATH}`);
