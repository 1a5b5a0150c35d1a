/** Bars of a chart: read from query results, merged from their sources, kept live by quotes. */
import { findColumn, numberAt, textAt, timeAt, type Frame } from "@/api/frames";
import { CANDLE_INTERVAL } from "@/flux/marketQueries";

export interface Bar {
  /** Begin of the interval, milliseconds since 1970. */
  time: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

/** Sources of candles, the most trustworthy first. */
const SOURCE_ORDER = ["trades", "rest", "ws", "zip"];

/** What one source knows of a bar. */
interface Candidate extends Bar {
  /** How many candles it was made of. */
  count: number;
  /** Made of trades of which some are missing. */
  isPartial: boolean;
}

type BarMap = Map<number, Candidate>;

function emptyBar(time: number): Candidate {
  return {
    time,
    open: NaN,
    high: NaN,
    low: NaN,
    close: NaN,
    volume: NaN,
    count: 0,
    isPartial: false,
  };
}

function setPart(bar: Candidate, part: string, value: number): void {
  if (
    part === "open" ||
    part === "high" ||
    part === "low" ||
    part === "close" ||
    part === "volume" ||
    part === "count"
  ) {
    bar[part] = value;
  } else if (part === "partial") bar.isPartial = true;
}

function collect(frames: readonly Frame[]): Map<string, BarMap> {
  const bySource = new Map<string, BarMap>();
  for (const frame of frames) {
    const [times, values, sources, intervals] = ["_time", "_value", "source", "interval"].map(
      (label) => findColumn(frame, label),
    );
    for (let row = 0; row < frame.rows; row++) {
      const source = `${textAt(sources, row)} ${textAt(intervals, row)}`;
      const bars = bySource.get(source) ?? new Map<number, Candidate>();
      bySource.set(source, bars);
      const time = timeAt(times, row);
      const bar = bars.get(time) ?? emptyBar(time);
      bars.set(time, bar);
      setPart(bar, frame.result, numberAt(values, row));
    }
  }
  return bySource;
}

function hasPrices(bar: Bar): boolean {
  return !Number.isNaN(bar.open + bar.high + bar.low + bar.close);
}

function isMadeOfMinutes(key: string): boolean {
  return key.endsWith(` ${CANDLE_INTERVAL}`);
}

/** Sources with the least trustworthy first, so that better ones are written over them. */
function byTrust(keys: Iterable<string>): string[] {
  const rank = (key: string) => {
    const place = SOURCE_ORDER.indexOf(key.split(" ")[0] ?? "");
    const ofSource = place < 0 ? SOURCE_ORDER.length : place;
    return isMadeOfMinutes(key) ? ofSource + SOURCE_ORDER.length + 1 : ofSource;
  };
  return [...keys].toSorted((a, b) => rank(b) - rank(a));
}

/**
 * The best that is known of each bar, from sources in rising trust.
 *
 * A candle as long as the bar is whole. Of those made of minutes the one with the most counts: the
 * most trusted source may have begun within the bar. A candle of trades that are not all there
 * counts where there is nothing else: the collector makes it of minutes that are stored too.
 */
function best(bySource: ReadonlyMap<string, BarMap>): BarMap {
  const merged: BarMap = new Map();
  for (const key of byTrust(bySource.keys())) {
    for (const [time, bar] of bySource.get(key) ?? []) {
      const known = merged.get(time);
      const isFewer = isMadeOfMinutes(key) && bar.count < (known?.count ?? 0);
      const isWorse = isFewer || (bar.isPartial && known !== undefined);
      if (hasPrices(bar) && !isWorse) merged.set(time, bar);
    }
  }
  return merged;
}

/** Reads the answer of `candlesQuery` or `ticksQuery` into bars in order of time. */
export function readBars(frames: readonly Frame[]): Bar[] {
  const merged = best(collect(frames.filter(({ result }) => result !== "edge")));
  return [...merged.values()]
    .map(({ time, open, high, low, close, volume }) => ({
      time,
      open,
      high,
      low,
      close,
      volume: volume || 0,
    }))
    .toSorted((a, b) => a.time - b.time);
}

/** Where the candles of an answer of `candlesQuery` end, milliseconds; null where there are none. */
export function readEdge(frames: readonly Frame[], candleMs: number): number | null {
  const begins = frames
    .filter(({ result }) => result === "edge")
    .flatMap((frame) =>
      Array.from({ length: frame.rows }, (_, row) => timeAt(findColumn(frame, "_time"), row)),
    );
  return begins.length === 0 ? null : Math.max(...begins) + candleMs;
}

/** Continues candles with what was polled after they end; a bar that has both parts is joined. */
export function continueBars(bars: readonly Bar[], ticks: readonly Bar[]): Bar[] {
  const last = bars.at(-1);
  const first = ticks[0];
  if (!last || !first) return [...bars, ...ticks];
  if (first.time > last.time) return [...bars, ...ticks];
  return [...bars.slice(0, -1), joinBars(last, first), ...ticks.slice(1)];
}

/** One bar from two parts of its interval, `first` being the earlier one. */
function joinBars(first: Bar, second: Bar): Bar {
  return {
    time: first.time,
    open: first.open,
    high: Math.max(first.high, second.high),
    low: Math.min(first.low, second.low),
    close: second.close,
    volume: first.volume + second.volume,
  };
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
export function applyQuote(
  last: Bar | undefined,
  price: number,
  timeMs: number,
  intervalMs: number,
): Bar | null {
  const time = Math.floor(timeMs / intervalMs) * intervalMs;
  if (!last || time > last.time) {
    return { time, open: price, high: price, low: price, close: price, volume: 0 };
  }
  if (time < last.time) return null;
  return {
    ...last,
    high: Math.max(last.high, price),
    low: Math.min(last.low, price),
    close: price,
  };
}

/** The bar whose interval an instant lies in; of a missing interval there is none. */
export function barAt(bars: readonly Bar[], timeMs: number, intervalMs: number): Bar | undefined {
  const bar = bars.findLast(({ time }) => time <= timeMs);
  return bar && timeMs < bar.time + intervalMs ? bar : undefined;
}
