/** CSV as points: InfluxDB's annotated form by itself, any other by a mapping of its columns. */
import { readRecords } from "@/api/csvRecords";
import {
  formatPoint,
  quoteText,
  SHOWN,
  type Point,
  type Reading,
} from "@/pages/data/ingest/lineProtocol";
import { parseTime } from "@/pages/data/ingest/times";

export type ColumnRole = "time" | "tag" | "field" | "skip";

export interface Mapping {
  measurement: string;
  /** A role for each column, in their order. */
  roles: ColumnRole[];
}

export interface CsvTable {
  header: string[];
  /** With the number of each row in the file, from 1. */
  rows: { row: number; cells: string[] }[];
}

/** Points as shown, and all of them as line protocol with times in nanoseconds. */
export interface CsvReading extends Reading {
  lines: string[];
}

export function isAnnotated(text: string): boolean {
  return /^\uFEFF?"?#(datatype|group|default)\b/m.test(text.slice(0, 4096));
}

export function readTable(text: string): CsvTable {
  const table: CsvTable = { header: [], rows: [] };
  let row = 0;
  readRecords(text.replace(/^\uFEFF/, ""), (cells) => {
    row++;
    if (cells.length === 0) return true;
    if (table.header.length === 0) table.header = cells.map((cell) => cell.trim());
    else table.rows.push({ row, cells });
    return true;
  });
  return table;
}

const SAMPLE = 100;

/** Guesses roles by names and by what the first rows hold. */
export function guessMapping({ header, rows }: CsvTable, measurement: string): Mapping {
  const sample = rows.slice(0, SAMPLE);
  let hasTime = false;
  const roles = header.map((name, column): ColumnRole => {
    const values = sample.map(({ cells }) => cells[column] ?? "").filter((value) => value !== "");
    if (!hasTime && /^(_?time|timestamp|date(time)?)$/i.test(name)) {
      hasTime = true;
      return "time";
    }
    if (values.length === 0) return "skip";
    return values.every(isNumber) ? "field" : "tag";
  });
  return { measurement, roles };
}

function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}

/** Turns a table into points; a row without a time or a value is a problem, an empty cell is none. */
export function readMapped(table: CsvTable, mapping: Mapping): CsvReading {
  const isNumeric = table.header.map((_, column) =>
    table.rows.every(({ cells }) => (cells[column] ?? "") === "" || isNumber(cells[column] ?? "")),
  );
  return collect(table.rows, ({ cells }) => {
    const point: Point = { measurement: mapping.measurement, tags: [], fields: [], time: null };
    for (const [column, role] of mapping.roles.entries()) {
      const name = table.header[column] ?? "";
      const value = cells[column] ?? "";
      if (value === "" && role !== "time") continue;
      if (role === "time") point.time = parseTime(value);
      if (role === "time" && point.time === null) return `"${value}" is not a time`;
      if (role === "tag") point.tags.push([name, value]);
      if (role === "field") {
        point.fields.push([name, isNumeric[column] ? String(Number(value)) : quoteText(value)]);
      }
    }
    return point.fields.length > 0 ? point : "no field has a value";
  });
}

function collect<T extends { row: number }>(
  rows: readonly T[],
  read: (row: T) => Point | string,
): CsvReading {
  const reading: CsvReading = { points: [], total: 0, problems: [], lines: [] };
  for (const each of rows) {
    const point = read(each);
    if (typeof point === "string") {
      reading.problems.push({ line: each.row, message: point });
      continue;
    }
    if (reading.points.length < SHOWN) reading.points.push(point);
    reading.total++;
    reading.lines.push(formatPoint(point));
  }
  return reading;
}

interface AnnotatedRow {
  row: number;
  cells: string[];
  header: string[];
  types: string[];
  defaults: string[];
}

const NO_TAGS = new Set([
  "",
  "result",
  "table",
  "_start",
  "_stop",
  "_time",
  "_value",
  "_field",
  "_measurement",
]);

/** Turns an answer of InfluxDB into the points it shows: one for each row. */
export function readAnnotated(text: string): CsvReading {
  return collect(annotatedRows(text), ({ cells, header, types, defaults }) => {
    const cell = (name: string) => {
      const column = header.indexOf(name);
      return column < 0 ? "" : cells[column] || defaults[column] || "";
    };
    const time = parseTime(cell("_time"));
    if (cell("_measurement") === "") return "no _measurement";
    if (cell("_field") === "") return "no _field";
    if (time === null) return `"${cell("_time")}" is not a time`;
    const value = fieldValue(cell("_value"), types[header.indexOf("_value")] ?? "string");
    if (value === null) return `"${cell("_value")}" is no value`;
    const tags = header
      .filter((name) => !NO_TAGS.has(name) && cell(name) !== "")
      .map((name): [string, string] => [name, cell(name)]);
    return { measurement: cell("_measurement"), tags, fields: [[cell("_field"), value]], time };
  });
}

function annotatedRows(text: string): AnnotatedRow[] {
  const rows: AnnotatedRow[] = [];
  let types: string[] = [];
  let defaults: string[] = [];
  let header: string[] | null = null;
  let row = 0;
  readRecords(text.replace(/^\uFEFF/, ""), (cells) => {
    row++;
    const mark = cells[0] ?? "";
    if (cells.length === 0) header = null;
    else if (mark.startsWith("#")) {
      header = null;
      if (mark === "#datatype") types = cells;
      if (mark === "#default") defaults = cells;
    } else if (header === null) header = cells;
    else rows.push({ row, cells, header, types, defaults });
    return true;
  });
  return rows;
}

function fieldValue(text: string, type: string): string | null {
  if (type === "string") return quoteText(text);
  if (type === "boolean") return /^(true|false)$/.test(text) ? text : null;
  if (!isNumber(text)) return null;
  if (type === "long") return `${text}i`;
  return type === "unsignedLong" ? `${text}u` : text;
}
