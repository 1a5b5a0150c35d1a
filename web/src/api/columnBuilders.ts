/** Columns under construction, one builder per Flux type. */
import type { Column, FluxType } from "@/api/frames";

export interface ColumnBuilder {
  push(cell: string): void;
  /** Gives the column cut to its length; the builder must not be used afterwards. */
  finish(): Column;
}

interface ColumnHead {
  label: string;
  isGroup: boolean;
}

function parseFloatCell(cell: string): number {
  if (cell === "+Inf") return Infinity;
  if (cell === "-Inf") return -Infinity;
  return Number(cell);
}

/** One byte per row, 1 where `nullRows` has it; null where there is none. */
function nullMarks(nullRows: readonly number[], rows: number): Uint8Array | null {
  if (nullRows.length === 0) return null;
  const marks = new Uint8Array(rows);
  for (const row of nullRows) marks[row] = 1;
  return marks;
}

function floatBuilder(head: ColumnHead): ColumnBuilder {
  const values: number[] = [];
  const nullRows: number[] = [];
  return {
    push(cell) {
      if (cell === "") nullRows.push(values.length);
      values.push(cell === "" ? Number.NaN : parseFloatCell(cell));
    },
    finish: () => ({
      ...head,
      type: "double",
      values: Float64Array.from(values),
      nulls: nullMarks(nullRows, values.length),
    }),
  };
}

function integerBuilder(head: ColumnHead, type: "long" | "unsignedLong"): ColumnBuilder {
  const values: bigint[] = [];
  const nullRows: number[] = [];
  return {
    push(cell) {
      if (cell === "") nullRows.push(values.length);
      values.push(cell === "" ? 0n : BigInt(cell));
    },
    finish: () => ({
      ...head,
      type,
      values: type === "long" ? BigInt64Array.from(values) : BigUint64Array.from(values),
      nulls: nullMarks(nullRows, values.length),
    }),
  };
}

/** Splits an RFC 3339 instant into milliseconds and the nanoseconds below them. */
export function parseInstant(cell: string): [milliseconds: number, nanoseconds: number] {
  const dot = cell.indexOf(".", 19);
  if (dot < 0) return [Date.parse(cell), 0];
  let end = dot + 1;
  while (end < cell.length && cell.charCodeAt(end) >= 48 && cell.charCodeAt(end) <= 57) end++;
  const fraction = cell.slice(dot + 1, end).padEnd(9, "0");
  const whole = Date.parse(cell.slice(0, dot) + cell.slice(end));
  return [whole + Number(fraction.slice(0, 3)), Number(fraction.slice(3, 9))];
}

function timeBuilder(head: ColumnHead): ColumnBuilder {
  const values: number[] = [];
  const nanoseconds: number[] = [];
  const nullRows: number[] = [];
  return {
    push(cell) {
      if (cell === "") nullRows.push(values.length);
      const [ms, rest] = cell === "" ? [0, 0] : parseInstant(cell);
      values.push(ms);
      nanoseconds.push(rest);
    },
    finish: () => ({
      ...head,
      type: "dateTime",
      values: Float64Array.from(values),
      nanoseconds: Int32Array.from(nanoseconds),
      nulls: nullMarks(nullRows, values.length),
    }),
  };
}

function stringBuilder(head: ColumnHead): ColumnBuilder {
  const values: number[] = [];
  const dictionary: string[] = [];
  const codes = new Map<string, number>();
  return {
    push(cell) {
      let code = codes.get(cell);
      if (code === undefined) {
        code = dictionary.push(cell) - 1;
        codes.set(cell, code);
      }
      values.push(code);
    },
    finish: () => ({
      ...head,
      type: "string",
      values: Int32Array.from(values),
      dictionary,
      nulls: null,
    }),
  };
}

function booleanBuilder(head: ColumnHead): ColumnBuilder {
  const values: number[] = [];
  const nullRows: number[] = [];
  return {
    push(cell) {
      if (cell === "") nullRows.push(values.length);
      values.push(cell === "true" ? 1 : 0);
    },
    finish: () => ({
      ...head,
      type: "boolean",
      values: Uint8Array.from(values),
      nulls: nullMarks(nullRows, values.length),
    }),
  };
}

/** Reads a `#datatype` cell; an unknown name is shown as text. */
export function fluxType(name: string): FluxType {
  if (name.startsWith("dateTime")) return "dateTime";
  if (name === "boolean" || name === "long" || name === "unsignedLong" || name === "double")
    return name;
  return "string";
}

export function columnBuilder(label: string, type: FluxType, isGroup: boolean): ColumnBuilder {
  const head = { label, isGroup };
  switch (type) {
    case "double":
      return floatBuilder(head);
    case "long":
    case "unsignedLong":
      return integerBuilder(head, type);
    case "dateTime":
      return timeBuilder(head);
    case "boolean":
      return booleanBuilder(head);
    case "string":
      return stringBuilder(head);
  }
}
