import { useCallback, useMemo } from "react";

import { resolveRange, type TimeRange } from "@/core/timeRange";
import { useUrlState } from "@/core/urlState";
import { INTERVAL_MS, INTERVALS, isInterval, type Interval } from "@/market/intervals";

export const DEFAULT_INTERVAL: Interval = "5m";

/** Most bars that a chosen range is drawn with; beyond it the interval grows. */
const MOST_BARS = 1_500;

/** The shortest interval, no shorter than `present`, that shows a range in a drawable number of bars. */
export function intervalFor(range: TimeRange, present: Interval, nowMs: number): Interval {
  const bounds = resolveRange(range, nowMs);
  if (!bounds) return present;
  const longEnough = INTERVALS.slice(INTERVALS.indexOf(present)).find(
    (interval) => (bounds.stopMs - bounds.startMs) / INTERVAL_MS[interval] <= MOST_BARS,
  );
  return longEnough ?? "1d";
}

export interface MarketState {
  pair: string | null;
  interval: Interval;
  /** Null shows the newest bars. */
  range: TimeRange | null;
  /** As the address writes them; null where it doesn't. */
  indicators: string | null;
  setPair(pair: string): void;
  setInterval(interval: Interval): void;
  setRange(range: TimeRange | null): void;
  setIndicators(indicators: string): void;
}

/** What Markets shows, held by the address. */
export function useMarketState(): MarketState {
  const { get, change } = useUrlState();
  const pair = get("pair");
  const intervalText = get("interval") ?? DEFAULT_INTERVAL;
  const interval = isInterval(intervalText) ? intervalText : DEFAULT_INTERVAL;
  const indicators = get("indicators");
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
  const setIndicators = useCallback(
    (next: string) => change({ indicators: next }, { replace: true }),
    [change],
  );
  return useMemo(
    () => ({
      pair,
      interval,
      range,
      indicators,
      setPair,
      setInterval,
      setRange,
      setIndicators,
    }),
    [pair, interval, range, indicators, setPair, setInterval, setRange, setIndicators],
  );
}
