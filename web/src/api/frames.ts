/** A decoded Flux result: columns as typed arrays, so that it crosses from the worker for free. */

export type FluxType = "boolean" | "long" | "unsignedLong" | "double" | "string" | "dateTime";

interface ColumnBase {
  label: string;
  isGroup: boolean;
  /** One byte per row, 1 where the cell is empty; null where no cell is. */
  nulls: Uint8Array | null;
}

export interface FloatColumn extends ColumnBase {
  type: "double";
  values: Float64Array;
}

/** 64-bit integers keep all their digits. */
export interface IntegerColumn extends ColumnBase {
  type: "long" | "unsignedLong";
  values: BigInt64Array | BigUint64Array;
}

/** Whole milliseconds since 1970, and the nanoseconds that remain (0–999,999). */
export interface TimeColumn extends ColumnBase {
  type: "dateTime";
  values: Float64Array;
  nanoseconds: Int32Array;
}

/** `values` index into `dictionary`. */
export interface StringColumn extends ColumnBase {
  type: "string";
  values: Int32Array;
  dictionary: string[];
}

export interface BooleanColumn extends ColumnBase {
  type: "boolean";
  values: Uint8Array;
}

export type Column = FloatColumn | IntegerColumn | TimeColumn | StringColumn | BooleanColumn;

/** Tables of one result with the same columns; `tables` holds each row's table number. */
export interface Frame {
  result: string;
  columns: Column[];
  tables: Int32Array;
  rows: number;
}

export interface DecodedBody {
  frames: Frame[];
  /** The error that ended the body after its first byte. */
  error: string | null;
  rows: number;
  /** True where rows beyond the limit were left out. */
  isTruncated: boolean;
}

export interface TableRange {
  table: number;
  start: number;
  stop: number;
}

/** The stretches of rows that make up each table of a frame. */
export function tableRanges(frame: Frame): TableRange[] {
  const ranges: TableRange[] = [];
  let start = 0;
  for (let row = 1; row <= frame.rows; row++) {
    if (row < frame.rows && frame.tables[row] === frame.tables[start]) continue;
    ranges.push({ table: frame.tables[start] ?? 0, start, stop: row });
    start = row;
  }
  return ranges;
}

export function findColumn(frame: Frame, label: string): Column | undefined {
  return frame.columns.find((column) => column.label === label);
}

export function isNumeric({ type }: Pick<Column, "type">): boolean {
  return type === "double" || type === "long" || type === "unsignedLong";
}

export function isNull(column: Column, row: number): boolean {
  return column.nulls?.[row] === 1;
}

/** The row's number, NaN for a null cell or a column that is no number. */
export function numberAt(column: Column | undefined, row: number): number {
  if (!column || isNull(column, row)) return Number.NaN;
  if (column.type === "string" || column.type === "dateTime") return Number.NaN;
  return Number(column.values[row]);
}

/** Milliseconds since 1970, NaN for a null cell or a column that is no time. */
export function timeAt(column: Column | undefined, row: number): number {
  if (column?.type !== "dateTime" || isNull(column, row)) return Number.NaN;
  return column.values[row] ?? Number.NaN;
}

/** The cell as Flux would print it; empty for null. */
export function textAt(column: Column | undefined, row: number): string {
  if (!column || isNull(column, row)) return "";
  switch (column.type) {
    case "string":
      return column.dictionary[column.values[row] ?? 0] ?? "";
    case "boolean":
      return column.values[row] === 1 ? "true" : "false";
    case "dateTime":
      return formatNanoseconds(column.values[row] ?? 0, column.nanoseconds[row] ?? 0);
    default:
      return String(column.values[row]);
  }
}

function formatNanoseconds(ms: number, nanoseconds: number): string {
  const iso = new Date(ms).toISOString();
  const fraction = `${iso.slice(20, 23)}${String(nanoseconds).padStart(6, "0")}`.replace(/0+$/, "");
  return `${iso.slice(0, 19)}${fraction && `.${fraction}`}Z`;
}

export function transferables(frames: readonly Frame[]): ArrayBufferLike[] {
  return frames.flatMap((frame) => [
    frame.tables.buffer,
    ...frame.columns.flatMap((column) => [
      column.values.buffer,
      ...(column.nulls ? [column.nulls.buffer] : []),
      ...(column.type === "dateTime" ? [column.nanoseconds.buffer] : []),
    ]),
  ]);
}
