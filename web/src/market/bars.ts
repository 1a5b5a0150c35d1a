/** Bars of a chart: read from query results, merged from their sources, kept live by quotes. */
import { findColumn, numberAt, textAt, timeAt, type Frame } from "@/api/frames";

export interface Bar {
  /** Begin of the interval, milliseconds since 1970. */
  time: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

/** Sources of one-minute candles, the most trustworthy first. */
const SOURCE_ORDER = ["trades", "rest", "ws", "zip"];

type BarMap = Map<number, Bar>;

function emptyBar(time: number): Bar {
  return { time, open: NaN, high: NaN, low: NaN, close: NaN, volume: NaN };
}

function setPart(bar: Bar, part: string, value: number): void {
  if (part === "open" || part === "high" || part === "low" || part === "close" || part === "volume") {
    bar[part] = value;
  }
}

function collect(frames: readonly Frame[], kind: string): Map<string, BarMap> {
  const bySource = new Map<string, BarMap>();
  for (const frame of frames) {
    const [frameKind, part] = frame.result.split(" ");
    if (frameKind !== kind || !part) continue;
    const times = findColumn(frame, "_time");
    const values = findColumn(frame, "_value");
    const sources = findColumn(frame, "source");
    for (let row = 0; row < frame.rows; row++) {
      const source = textAt(sources, row);
      const bars = bySource.get(source) ?? new Map<number, Bar>();
      bySource.set(source, bars);
      const time = timeAt(times, row);
      const bar = bars.get(time) ?? emptyBar(time);
      bars.set(time, bar);
      setPart(bar, part, numberAt(values, row));
    }
  }
  return bySource;
}

function isWhole(bar: Bar): boolean {
  return !Number.isNaN(bar.open + bar.high + bar.low + bar.close);
}

/** One bar from two records of the same interval, `first` being the earlier part of it. */
export function joinBars(first: Bar, second: Bar): Bar {
  return {
    time: first.time,
    open: first.open,
    high: Math.max(first.high, second.high),
    low: Math.min(first.low, second.low),
    close: second.close,
    volume: Math.max(first.volume || 0, second.volume || 0),
  };
}

/**
 * Turns the answer of `barsQuery` into bars in order of time.
 *
 * A candle is preferred to what was polled, except in the interval where the candles end: there
 * the polls may know what came after them, and both are joined.
 */
export function readBars(frames: readonly Frame[]): Bar[] {
  const candles: BarMap = new Map();
  const bySource = collect(frames, "candle");
  const rank = (source: string) => (SOURCE_ORDER.indexOf(source) + SOURCE_ORDER.length + 1) % (SOURCE_ORDER.length + 1);
  for (const source of [...bySource.keys()].sort((a, b) => rank(b) - rank(a))) {
    for (const [time, bar] of bySource.get(source) ?? []) if (isWhole(bar)) candles.set(time, bar);
  }
  const merged: BarMap = new Map(candles);
  const newestCandle = Math.max(...candles.keys());
  for (const ticks of collect(frames, "tick").values()) {
    for (const [time, tick] of ticks) {
      const candle = candles.get(time);
      if (!isWhole(tick)) continue;
      if (!candle) merged.set(time, tick);
      else if (time === newestCandle) merged.set(time, joinBars(candle, tick));
    }
  }
  return [...merged.values()]
    .map((bar) => ({ ...bar, volume: bar.volume || 0 }))
    .sort((a, b) => a.time - b.time);
}

/** Puts newer bars over older ones; both are in order of time. */
export function replaceTail(bars: readonly Bar[], tail: readonly Bar[]): Bar[] {
  const from = tail[0]?.time;
  if (from === undefined) return [...bars];
  return [...bars.filter((bar) => bar.time < from), ...tail];
}

export interface Gap {
  /** Begin of the first missing interval. */
  fromMs: number;
  /** End of the last missing interval. */
  toMs: number;
}

/** Intervals without any record, between the first and the last bar. */
export function findGaps(bars: readonly Bar[], intervalMs: number): Gap[] {
  const gaps: Gap[] = [];
  for (let index = 1; index < bars.length; index++) {
    const before = bars[index - 1];
    const after = bars[index];
    if (!before || !after || after.time - before.time <= intervalMs) continue;
    gaps.push({ fromMs: before.time + intervalMs, toMs: after.time });
  }
  return gaps;
}

/** What a quote does to the newest bar: moves it, or begins the next one. */
export function applyQuote(last: Bar | undefined, price: number, timeMs: number, intervalMs: number): Bar | null {
  const time = Math.floor(timeMs / intervalMs) * intervalMs;
  if (!last || time > last.time) {
    return { time, open: price, high: price, low: price, close: price, volume: 0 };
  }
  if (time < last.time) return null;
  return { ...last, high: Math.max(last.high, price), low: Math.min(last.low, price), close: price };
}
