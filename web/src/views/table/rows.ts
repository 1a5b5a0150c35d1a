/** A result as one table: the columns that say something, and the rows of all its frames. */
import type { Properties } from "@/api/dashboards";
import { findColumn, isNull, isNumeric, textAt, type Frame } from "@/api/frames";
import { formatWall } from "@/core/timeZone";
import { formatNumber } from "@/core/units";
import { formatIn, flagIn, recordIn, recordsIn, textIn } from "@/views/properties";

export interface TableColumn {
  /** Its name in the result. */
  name: string;
  title: string;
  isNumeric: boolean;
  /** True where it holds changes of a price: coloured and signed. */
  isDirection: boolean;
}

export interface TableRow {
  frame: Frame;
  row: number;
}

export interface ResultTable {
  columns: TableColumn[];
  rows: TableRow[];
}

const NOISE = new Set(["_start", "_stop", "table", "result"]);

/** Columns in the order of `fieldOptions`, then as they come; those made invisible are left out. */
export function readTable(
  frames: readonly Frame[],
  properties: Properties,
  isWhole: boolean,
): ResultTable {
  const options = recordsIn(properties, "fieldOptions");
  const order = options.map((option) => textIn(option, "internalName"));
  const found = new Map<string, TableColumn>();
  for (const frame of frames) {
    for (const column of frame.columns) {
      const { label } = column;
      const option = options[order.indexOf(label)];
      const isHidden = option ? option["visible"] === false : NOISE.has(label) && !isWhole;
      if (isHidden || found.has(label)) continue;
      found.set(label, {
        name: label,
        title: (option && textIn(option, "displayName")) || label,
        isNumeric: isNumeric(column),
        isDirection: option ? flagIn(option, "isDirection") : false,
      });
    }
  }
  const place = ({ name }: TableColumn) =>
    order.includes(name) ? order.indexOf(name) : order.length;
  const columns = [...found.values()].toSorted((a, b) => place(a) - place(b));
  const rows = frames.flatMap((frame) =>
    Array.from({ length: frame.rows }, (_, row) => ({ frame, row })),
  );
  return { columns, rows };
}

export interface RowOrder {
  name: string;
  isDescending: boolean;
}

/** The order a table begins in. */
export function firstOrder(properties: Properties): RowOrder | null {
  const sortBy = recordIn(recordIn(properties, "tableOptions"), "sortBy");
  const name = textIn(sortBy, "internalName");
  return name ? { name, isDescending: false } : null;
}

/** Rows by one column, empty cells last in both directions. */
export function sortRows(rows: readonly TableRow[], order: RowOrder | null): readonly TableRow[] {
  if (!order) return rows;
  const sign = order.isDescending ? -1 : 1;
  const keys = new Map(rows.map((each) => [each, sortKey(each, order.name)]));
  return rows.toSorted((a, b) => {
    const [left, right] = [keys.get(a) ?? null, keys.get(b) ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const isLess = left < right;
    return left === right ? 0 : sign * (isLess ? -1 : 1);
  });
}

function sortKey({ frame, row }: TableRow, name: string): number | bigint | string | null {
  const column = findColumn(frame, name);
  if (!column || isNull(column, row)) return null;
  if (column.type === "string") return textAt(column, row);
  return column.values[row] ?? null;
}

/** A cell as text: numbers grouped, with the view's decimals where it fixes them. */
export function cellText(
  { frame, row }: TableRow,
  name: string,
  properties: Properties,
  zone: string,
): string {
  const column = findColumn(frame, name);
  if (!column || isNull(column, row)) return "";
  if (column.type === "dateTime") return formatWall(column.values[row] ?? 0, zone);
  const text = textAt(column, row);
  if (!isNumeric(column)) return text;
  const { decimals } = formatIn(properties);
  const value = Number(column.values[row]);
  if (!Number.isFinite(value) || column.type !== "double") return text;
  return formatNumber(value, decimals ?? usualDecimals(value));
}

const MOST_DECIMALS = 8;

/** The decimals a number is written with, no more than prices have. */
function usualDecimals(value: number): number {
  const [, fraction = ""] = value.toFixed(MOST_DECIMALS).replace(/0+$/, "").split(".");
  const size = Math.abs(value);
  return Math.min(fraction.length, size >= 1000 ? 2 : size >= 1 ? 4 : 6);
}
