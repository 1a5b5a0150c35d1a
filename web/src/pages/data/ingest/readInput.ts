/** What was typed or opened, as points to show and lines to write. */
import {
  readAnnotated,
  readMapped,
  type CsvTable,
  type Mapping,
} from "@/pages/data/ingest/csvPoints";
import { readLineProtocol, splitLines, type Reading } from "@/pages/data/ingest/lineProtocol";

export type InputFormat = "lines" | "csv";

export interface Input {
  reading: Reading;
  /** The lines that can be written: made when they are asked for. */
  lines(): string[];
}

/** Reads a text; `table` and `mapping` are those of CSV without annotations. */
export function readInput(
  format: InputFormat,
  text: string,
  table: CsvTable | null,
  mapping: Mapping | null,
): Input {
  if (format === "csv") {
    const reading = table && mapping ? readMapped(table, mapping) : readAnnotated(text);
    return { reading, lines: () => reading.lines };
  }
  const reading = readLineProtocol(text);
  const bad = new Set(reading.problems.map(({ line }) => line));
  const lines = () =>
    splitLines(text)
      .filter(({ line, body }) => !bad.has(line) && body.trim() !== "" && !body.startsWith("#"))
      .map(({ body }) => body);
  return { reading, lines };
}
