/** Query results as series of numbers over time. */
import {
  findColumn,
  isNumeric,
  numberAt,
  tableRanges,
  textAt,
  timeAt,
  type Frame,
} from "@/api/frames";
import { decimalsOf } from "@/core/units";

export interface Series {
  label: string;
  field: string;
  /** Milliseconds since 1970, rising. */
  times: number[];
  /** Null where the table has a null: a gap in the line. */
  values: (number | null)[];
}

const NAMELESS = new Set(["_start", "_stop", "_measurement", "_field"]);

function inOrder({ times, values }: Pick<Series, "times" | "values">) {
  const order = [...times.keys()].toSorted((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
  return {
    times: order.map((index) => times[index] ?? 0),
    values: order.map((index) => values[index] ?? null),
  };
}

function readTable(
  frame: Frame,
  start: number,
  stop: number,
  column: string,
): Pick<Series, "times" | "values"> {
  const [times, values] = [findColumn(frame, "_time"), findColumn(frame, column)];
  const read: Pick<Series, "times" | "values"> = { times: [], values: [] };
  let isRising = true;
  let latest = -Infinity;
  for (let row = start; row < stop; row++) {
    const time = timeAt(times, row);
    if (Number.isNaN(time)) continue;
    const value = numberAt(values, row);
    read.times.push(time);
    read.values.push(Number.isFinite(value) ? value : null);
    isRising &&= time >= latest;
    latest = time;
  }
  return isRising ? read : inOrder(read);
}

/** Numeric columns that are drawn: `_value`, or each of a pivoted table. */
function valueColumns(frame: Frame): string[] {
  const numeric = frame.columns
    .filter((column) => isNumeric(column) && !column.isGroup)
    .map(({ label }) => label);
  return numeric.includes("_value") ? ["_value"] : numeric;
}

interface Table {
  frame: Frame;
  start: number;
  stop: number;
  column: string;
  /** The values of its group columns, tags as a rule. */
  tags: ReadonlyMap<string, string>;
}

function readTags(frame: Frame, row: number): Map<string, string> {
  const tags = frame.columns.filter(({ isGroup, label }) => isGroup && !NAMELESS.has(label));
  return new Map(tags.map((column) => [column.label, textAt(column, row)]));
}

function readTables(frames: readonly Frame[]): Table[] {
  return frames
    .filter((frame) => findColumn(frame, "_time")?.type === "dateTime")
    .flatMap((frame) =>
      tableRanges(frame).flatMap(({ start, stop }) =>
        valueColumns(frame).map((column) => ({
          frame,
          start,
          stop,
          column,
          tags: readTags(frame, start),
        })),
      ),
    );
}

/** The pair, where there is one, and the tags that tell tables apart; all tags where none does. */
function tellingTags(tables: readonly Table[]): string[] {
  const labels = [...new Set(tables.flatMap(({ tags }) => [...tags.keys()]))];
  const telling = labels.filter(
    (label) => label === "pair" || new Set(tables.map(({ tags }) => tags.get(label))).size > 1,
  );
  return telling.length > 0 ? telling : labels;
}

function nameOf(
  { frame, start, column, tags }: Table,
  telling: readonly string[],
): Pick<Series, "label" | "field"> {
  const measurement = textAt(findColumn(frame, "_measurement"), start);
  const field = column === "_value" ? textAt(findColumn(frame, "_field"), start) : column;
  const words = telling.map((label) => tags.get(label) ?? "");
  if (frame.result !== "_result") words.push(frame.result);
  const label = words.filter((word) => word !== "").join(" · ");
  return { label: label || field || measurement || "value", field: field || measurement };
}

/** One series per table and numeric column; tables without `_time` have none. */
export function readSeries(frames: readonly Frame[]): Series[] {
  const tables = readTables(frames);
  const telling = tellingTags(tables);
  const read = tables
    .map((table) => ({
      ...nameOf(table, telling),
      ...readTable(table.frame, table.start, table.stop, table.column),
    }))
    .filter(({ times }) => times.length > 0);
  return toldApart(
    toldApart(read, ({ field }) => field),
    (_, place) => String(place),
  );
}

/** Adds a word to the labels that several series share. */
function toldApart(
  series: readonly Series[],
  word: (series: Series, place: number) => string,
): Series[] {
  const seen = new Map<string, number>();
  for (const { label } of series) seen.set(label, (seen.get(label) ?? 0) + 1);
  const places = new Map<string, number>();
  return series.map((each) => {
    if ((seen.get(each.label) ?? 0) < 2) return each;
    const place = (places.get(each.label) ?? 0) + 1;
    places.set(each.label, place);
    const added = word(each, place);
    return added === "" || added === each.label
      ? each
      : { ...each, label: `${each.label} · ${added}` };
  });
}

export type AlignedValues = (number | null | undefined)[];

export interface Aligned {
  times: number[];
  /** Undefined where a series has no row at a time: the line goes on; null breaks it. */
  values: AlignedValues[];
}

/** Puts series on one common axis of times. */
export function alignSeries(series: readonly Series[]): Aligned {
  const first = series[0];
  if (!first) return { times: [], values: [] };
  const isCommon = series.every(
    ({ times }) =>
      times === first.times ||
      (times.length === first.times.length &&
        times.every((time, index) => time === first.times[index])),
  );
  if (isCommon) return { times: first.times, values: series.map(({ values }) => values) };
  const times = [...new Set(series.flatMap((each) => each.times))].toSorted((a, b) => a - b);
  const places = new Map(times.map((time, index) => [time, index]));
  const values = series.map((each) => {
    const aligned: AlignedValues = Array.from({ length: times.length }, () => undefined);
    for (const [index, time] of each.times.entries())
      aligned[places.get(time) ?? 0] = each.values[index];
    return aligned;
  });
  return { times, values };
}

/** Adds each shown line to those before it; a missing value leaves a gap and adds nothing. */
export function stack(
  values: readonly AlignedValues[],
  isVisible: readonly boolean[],
): AlignedValues[] {
  const sums: number[] = [];
  return values.map((line, index) => {
    if (isVisible[index] === false) return line;
    return line.map((value, row) => {
      if (value == null) return value;
      const sum = (sums[row] ?? 0) + value;
      sums[row] = sum;
      return sum;
    });
  });
}

/** Each line as its change since its first value, in percent: several prices in one graph. */
export function rebase(series: readonly Series[]): Series[] {
  return series.map((each) => {
    const first = each.values.find((value) => value !== null && value !== 0);
    if (first == null) return each;
    const values = each.values.map((value) => (value === null ? null : (value / first - 1) * 100));
    return { ...each, values };
  });
}

/** Of so many values spread over a line the decimals are taken. */
const SAMPLE = 200;

/**
 * Decimals that all numbers of a line are written with: as many as a price comes with, and of what
 * was computed two, or four digits where all is smaller than one. Null leaves it to each number.
 */
export function lineDecimals(values: readonly (number | null)[]): number | null {
  const step = Math.max(1, Math.floor(values.length / SAMPLE));
  const sample = values.filter(
    (value, index): value is number => value !== null && index % step === 0,
  );
  const most = Math.max(0, ...sample.map(Math.abs));
  if (most < 1e-6 || most >= 1e15) return null;
  const digits = Math.ceil(Math.log10(most));
  const written = Math.max(0, ...sample.map(decimalsOf));
  if (written <= Math.max(0, 6 - digits)) return written;
  return most >= 1 ? 2 : 4 - digits;
}

export interface Statistics {
  last: number;
  min: number;
  max: number;
  mean: number;
  points: number;
}

export function statistics({ values }: Series): Statistics {
  let [min, max, sum, points, last] = [Infinity, -Infinity, 0, 0, Number.NaN];
  for (const value of values) {
    if (value === null) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
    points++;
    last = value;
  }
  return points === 0
    ? { last: NaN, min: NaN, max: NaN, mean: NaN, points: 0 }
    : { last, min, max, mean: sum / points, points };
}
