/**
 * Writes src/api/schema.d.ts, the bodies of the API, from the OpenAPI document on standard input;
 * `--check` compares. The paths stay out: the page names them itself, and they are most of the text.
 */
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const target = new URL("../src/api/schema.d.ts", import.meta.url);
const notice =
  "/** Generated from the server's OpenAPI document by scripts/api-types; do not edit. */\n\n";

const document = JSON.parse(readFileSync(0, "utf8"));
const tree = await openapiTS(
  { ...document, paths: {} },
  { alphabetize: true, defaultNonNullable: false },
);
const text = notice + astToString(tree);
if (!process.argv.includes("--check")) writeFileSync(target, text);
else if (readFileSync(target, "utf8") !== text) {
  console.error("web/src/api/schema.d.ts is stale; run scripts/api-types");
  process.exit(1);
}
