/** A result as bars: open, high, low and close as columns, as fields or as results of these names. */
import { findColumn, numberAt, textAt, timeAt, type Frame } from "@/api/frames";
import type { Bar } from "@/market/bars";

const PARTS = ["open", "high", "low", "close", "volume"] as const;

type Part = (typeof PARTS)[number];

function isPart(name: string): name is Part {
  return PARTS.some((part) => part === name);
}

/** Bars of the first pair in order of time; a bar that lacks a price is left out. */
export function candleBars(frames: readonly Frame[]): Bar[] {
  const bars = new Map<number, Bar>();
  let pair: string | null = null;
  const put = (time: number, part: Part, value: number) => {
    const bar = bars.get(time) ?? { time, open: NaN, high: NaN, low: NaN, close: NaN, volume: NaN };
    bar[part] = value;
    bars.set(time, bar);
  };
  for (const frame of frames) {
    const [times, pairs, fields, values] = ["_time", "pair", "_field", "_value"].map((name) =>
      findColumn(frame, name),
    );
    const wide = PARTS.map((part) => ({ part, column: findColumn(frame, part) }));
    for (let row = 0; row < frame.rows; row++) {
      pair ??= textAt(pairs, row);
      const time = timeAt(times, row);
      if (Number.isNaN(time) || textAt(pairs, row) !== pair) continue;
      for (const { part, column } of wide) if (column) put(time, part, numberAt(column, row));
      const name = fields ? textAt(fields, row) : frame.result;
      if (values && isPart(name)) put(time, name, numberAt(values, row));
    }
  }
  return [...bars.values()]
    .filter((bar) => !Number.isNaN(bar.open + bar.high + bar.low + bar.close))
    .map((bar) => ({ ...bar, volume: bar.volume || 0 }))
    .toSorted((a, b) => a.time - b.time);
}

/** The usual distance between bars: the most frequent, for the range's end cuts the last window. */
export function barLength(bars: readonly Bar[]): number {
  const counts = new Map<number, number>();
  for (let at = 1; at < bars.length; at++) {
    const distance = (bars[at]?.time ?? 0) - (bars[at - 1]?.time ?? 0);
    counts.set(distance, (counts.get(distance) ?? 0) + 1);
  }
  const [usual] = [...counts].toSorted(([a, many], [b, more]) => more - many || a - b);
  return usual?.[0] ?? 60_000;
}
