/** A column of a result as numbers or words, whatever its type. */
import { findColumn, numberAt, textAt, timeAt, type Column, type Frame } from "@/api/frames";

export function plotNumber(column: Column | undefined, row: number): number {
  return column?.type === "dateTime" ? timeAt(column, row) : numberAt(column, row);
}

/** The words of several columns that tell one group from another. */
export function groupWords(
  frame: Frame,
  names: readonly string[],
  row: number,
  separator = " · ",
): string {
  return names
    .map((name) => textAt(findColumn(frame, name), row))
    .filter((word) => word !== "")
    .join(separator);
}

export function isTime(frames: readonly Frame[], name: string): boolean {
  return frames.some((frame) => findColumn(frame, name)?.type === "dateTime");
}

export function isText(frames: readonly Frame[], name: string): boolean {
  return frames.some((frame) => findColumn(frame, name)?.type === "string");
}

/** Lowest and highest of finite numbers; null where there is none. */
export function extent(values: Iterable<number>): [number, number] | null {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? [min, max] : null;
}
