import { useQuery } from "@tanstack/react-query";

import { findColumn, numberAt, textAt, timeAt, type Frame } from "@/api/frames";
import { fetchFrames } from "@/api/query";
import { statusQuery } from "@/api/session";
import { marketNow } from "@/core/clock";
import { quotes, type Reference, useHasQuoteAnswer } from "@/core/quotes";
import { sparklinesQuery } from "@/flux/marketQueries";

const DAY_MS = 86_400_000;
const STEP_MS = 1_800_000;
const REFRESH_MS = 60_000;

export interface Close {
  /** Begin of the window it closes, milliseconds since 1970. */
  time: number;
  price: number;
}

export type Sparklines = ReadonlyMap<string, readonly Close[]>;

/** Joins the closes of candles and polls; a candle wins where both have the same window. */
export function readSparklines(frames: readonly Frame[]): Sparklines {
  const byPair = new Map<string, Map<number, number>>();
  for (const name of ["ticks", "candles"]) {
    for (const frame of frames.filter(({ result }) => result === name)) {
      const [pairs, times, values] = ["pair", "_time", "_value"].map((label) =>
        findColumn(frame, label),
      );
      for (let row = 0; row < frame.rows; row++) {
        const pair = textAt(pairs, row);
        const closes = byPair.get(pair) ?? new Map<number, number>();
        byPair.set(pair, closes);
        closes.set(timeAt(times, row), numberAt(values, row));
      }
    }
  }
  return new Map(
    [...byPair].map(([pair, closes]) => [
      pair,
      [...closes].toSorted(([a], [b]) => a - b).map(([time, price]) => ({ time, price })),
    ]),
  );
}

/** The oldest close of each pair, at the end of its window. */
function firstCloses(sparklines: Sparklines): Map<string, Reference> {
  return new Map(
    [...sparklines].flatMap(([pair, [first]]) =>
      first ? [[pair, { price: first.price, time: first.time + STEP_MS }] as const] : [],
    ),
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
      const sparklines = readSparklines(await fetchFrames({ query }, { org, signal }));
      quotes.setReferences(firstCloses(sparklines));
      return sparklines;
    },
  });
  return data ?? NO_SPARKLINES;
}
