/**
 * The page's decoder of annotated CSV for tests: a line of JSON in (the text), a line out (for each
 * row with cells: result, table number and the cells by label, numbers as text, times as two).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { build } from "vite";

const source = (file) => new URL(`../src/${file}`, import.meta.url).pathname;
const place = mkdtempSync(join(tmpdir(), "krakflux-decoder-"));
await build({
  configFile: false,
  logLevel: "silent",
  resolve: { alias: { "@": source("") } },
  build: {
    outDir: place,
    lib: { entry: source("api/annotatedCsv.ts"), formats: ["es"], fileName: () => "decoder.mjs" },
  },
});
const { decodeAnnotatedCsv } = await import(pathToFileURL(join(place, "decoder.mjs")));
rmSync(place, { recursive: true });

function cell(column, row) {
  if (column.nulls?.[row] === 1) return null;
  const value = column.values[row];
  if (column.type === "string") return column.dictionary[value];
  if (column.type === "dateTime") return [String(value), String(column.nanoseconds[row])];
  if (column.type === "boolean") return value === 1;
  return Object.is(value, -0) ? "-0" : String(value);
}

function rowsOf(frame) {
  return Array.from({ length: frame.rows }, (_, row) => [
    frame.result,
    frame.tables[row],
    Object.fromEntries(frame.columns.map((column) => [column.label, cell(column, row)])),
  ]);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { frames, error } = decodeAnnotatedCsv(JSON.parse(line));
  console.log(JSON.stringify({ rows: frames.flatMap(rowsOf), error }));
}
