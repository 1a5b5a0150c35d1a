/** The one number of a result. */
import { findColumn, isNumeric, numberAt, textAt, type Frame } from "@/api/frames";
import { readSeries } from "@/charts/series";

export interface Stat {
  last: number;
  /** Since the first value of the same line; NaN where there is one value alone. */
  change: number;
}

/** The last value of the first line; of a result without time, the first number it holds. */
export function readStat(frames: readonly Frame[]): Stat | null {
  const [series] = readSeries(frames);
  const values = series?.values.filter((value) => value !== null) ?? [];
  const [first, last] = [values[0], values.at(-1)];
  if (first !== undefined && last !== undefined)
    return { last, change: values.length > 1 ? last - first : Number.NaN };
  for (const frame of frames) {
    const numeric = frame.columns.find(
      ({ type, isGroup, label }) => !isGroup && label !== "table" && isNumeric({ type }),
    );
    const column = findColumn(frame, "_value") ?? numeric;
    const value = column && frame.rows > 0 ? numberAt(column, frame.rows - 1) : Number.NaN;
    if (!Number.isNaN(value)) return { last: value, change: Number.NaN };
  }
  return null;
}

/** The text of a result whose `_value` is text; null where it is none. */
export function readWord(frames: readonly Frame[]): string | null {
  for (const frame of frames) {
    const column = findColumn(frame, "_value");
    if (column?.type === "string" && frame.rows > 0) return textAt(column, frame.rows - 1);
  }
  return null;
}
