import { useQuery } from "@tanstack/react-query";

import { findColumn, numberAt, textAt, timeAt, type Frame } from "@/api/frames";
import { fetchFrames } from "@/api/query";
import { statusQuery } from "@/api/session";
import { marketNow } from "@/core/clock";
import { quotes, useHasQuoteAnswer } from "@/core/quotes";
import { sparklinesQuery } from "@/flux/marketQueries";

const DAY_MS = 86_400_000;
const STEP_MS = 1_800_000;
const REFRESH_MS = 60_000;

export type Sparklines = ReadonlyMap<string, readonly number[]>;

/** Joins the closes of candles and polls; a candle wins where both have the same window. */
export function readSparklines(frames: readonly Frame[]): Sparklines {
  const byPair = new Map<string, Map<number, number>>();
  for (const name of ["ticks", "candles"]) {
    for (const frame of frames.filter(({ result }) => result === name)) {
      const [pairs, times, values] = ["pair", "_time", "_value"].map((label) => findColumn(frame, label));
      for (let row = 0; row < frame.rows; row++) {
        const pair = textAt(pairs, row);
        const closes = byPair.get(pair) ?? new Map<number, number>();
        byPair.set(pair, closes);
        closes.set(timeAt(times, row), numberAt(values, row));
      }
    }
  }
  return new Map(
    [...byPair].map(([pair, closes]) => [pair, [...closes].sort(([a], [b]) => a - b).map(([, close]) => close)]),
  );
}

const NO_SPARKLINES: Sparklines = new Map();

/** Closes of the last 24 h of every pair, half an hour apart. */
export function useSparklines(): Sparklines {
  const { data: status } = useQuery(statusQuery);
  const isReady = useHasQuoteAnswer();
  const [org, bucket] = [status?.organization, status?.bucket];
  const { data } = useQuery({
    queryKey: ["sparklines", org, bucket],
    enabled: Boolean(org && bucket && isReady),
    refetchInterval: REFRESH_MS,
    queryFn: async ({ signal }) => {
      if (!org || !bucket) return NO_SPARKLINES;
      const stopMs = Math.ceil(marketNow(quotes.newestTime()) / STEP_MS) * STEP_MS;
      const query = sparklinesQuery(bucket, { startMs: stopMs - DAY_MS, stopMs }, STEP_MS);
      return readSparklines(await fetchFrames({ query }, { org, signal }));
    },
  });
  return data ?? NO_SPARKLINES;
}
