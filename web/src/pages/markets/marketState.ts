import { useCallback, useMemo } from "react";

import type { ScaleMode } from "@/charts/CandleChart";
import { absoluteRange, resolveRange, type TimeRange } from "@/core/timeRange";
import { useUrlState } from "@/core/urlState";
import { MOST_BARS_BACK } from "@/market/barFeed";
import { INTERVAL_MS, INTERVALS, isInterval, type Interval } from "@/market/intervals";

export const DEFAULT_INTERVAL: Interval = "5m";

/** Most bars that a chosen range is drawn with; beyond it the interval grows. */
const MOST_BARS = 1_500;
/** Bars on each side of a date that is gone to. */
const BARS_AROUND = 60;

const SCALES = ["normal", "log", "percent"] as const;

function readScale(text: string | null): ScaleMode {
  return SCALES.find((scale) => scale === text) ?? "normal";
}

/** The shortest interval, no shorter than `present`, that shows a range in a drawable number of bars. */
export function intervalFor(range: TimeRange, present: Interval, nowMs: number): Interval {
  const bounds = resolveRange(range, nowMs);
  if (!bounds) return present;
  const longEnough = INTERVALS.slice(INTERVALS.indexOf(present)).find(
    (interval) =>
      (bounds.stopMs - bounds.startMs) / INTERVAL_MS[interval] <= MOST_BARS &&
      (nowMs - bounds.startMs) / INTERVAL_MS[interval] <= MOST_BARS_BACK,
  );
  return longEnough ?? "1d";
}

/** The bars around an instant, no later than `nowMs`. */
export function rangeAround(ms: number, interval: Interval, nowMs: number): TimeRange {
  const reach = BARS_AROUND * INTERVAL_MS[interval];
  return absoluteRange({ startMs: ms - reach, stopMs: Math.min(nowMs, ms + reach) });
}

export interface MarketState {
  pair: string | null;
  interval: Interval;
  /** Null shows the newest bars. */
  range: TimeRange | null;
  /** As the address writes them; null where it doesn't. */
  indicators: string | null;
  /** The pair that the chart's is compared with. */
  comparison: string | null;
  scale: ScaleMode;
  setPair(pair: string): void;
  setInterval(interval: Interval): void;
  setRange(range: TimeRange | null): void;
  /** Shows the bars around an instant, in a market whose newest bar is at `nowMs`. */
  goTo(ms: number, nowMs: number): void;
  setIndicators(indicators: string): void;
  setComparison(pair: string | null): void;
  setScale(scale: ScaleMode): void;
}

/** What Markets shows, held by the address. */
export function useMarketState(): MarketState {
  const { get, change } = useUrlState();
  const pair = get("pair");
  const intervalText = get("interval") ?? DEFAULT_INTERVAL;
  const interval = isInterval(intervalText) ? intervalText : DEFAULT_INTERVAL;
  const indicators = get("indicators");
  const comparison = get("compare");
  const scale = readScale(get("scale"));
  const [from, to] = [get("from"), get("to")];
  const range = useMemo(() => (from && to ? { from, to } : null), [from, to]);
  const setPair = useCallback((next: string) => change({ pair: next }), [change]);
  const setInterval = useCallback(
    (next: Interval) => change({ interval: next, from: null, to: null }),
    [change],
  );
  const setRange = useCallback(
    (next: TimeRange | null) =>
      change(
        next
          ? { from: next.from, to: next.to, interval: intervalFor(next, interval, Date.now()) }
          : { from: null, to: null },
      ),
    [change, interval],
  );
  const goTo = useCallback(
    (ms: number, nowMs: number) => {
      const instant = absoluteRange({ startMs: ms, stopMs: ms + 1 });
      const next = intervalFor(instant, interval, nowMs);
      const { from: start, to: stop } = rangeAround(ms, next, nowMs);
      change({ interval: next, from: start, to: stop });
    },
    [change, interval],
  );
  const setIndicators = useCallback(
    (next: string) => change({ indicators: next }, { replace: true }),
    [change],
  );
  const setComparison = useCallback((other: string | null) => change({ compare: other }), [change]);
  const setScale = useCallback(
    (next: ScaleMode) => change({ scale: next === "normal" ? null : next }, { replace: true }),
    [change],
  );
  return useMemo(
    () => ({
      pair,
      interval,
      range,
      indicators,
      comparison,
      scale,
      setPair,
      setInterval,
      setRange,
      goTo,
      setIndicators,
      setComparison,
      setScale,
    }),
    [
      pair,
      interval,
      range,
      indicators,
      comparison,
      scale,
      setPair,
      setInterval,
      setRange,
      goTo,
      setIndicators,
      setComparison,
      setScale,
    ],
  );
}
