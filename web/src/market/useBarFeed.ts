import { useLayoutEffect, useState, useSyncExternalStore } from "react";

import { marketNow } from "@/core/clock";
import { startPolling } from "@/core/poller";
import { resolveRange, type TimeRange } from "@/core/timeRange";
import { quotes } from "@/core/quotes";
import { BarFeed, type BarFeedState, type BarSource } from "@/market/barFeed";
import { keepBars, takeBars } from "@/market/keptBars";

const REFRESH_MS = 15_000;

/** Opens the bars of a chart while its component is mounted; null until it is known of what. */
export function useBarFeed(source: BarSource | null, range: TimeRange | null): BarFeed | null {
  const [feed, setFeed] = useState<BarFeed | null>(null);
  const key = source && `${source.org} ${source.bucket} ${source.pair} ${source.intervalMs}`;
  // Before the first paint: bars that were kept are drawn with the page.
  useLayoutEffect(() => {
    if (!source || !key) return undefined;
    const opened = new BarFeed(source, takeBars(key));
    setFeed(opened);
    const stopFollowing = follow(opened, range);
    return () => {
      stopFollowing();
      const kept = opened.kept();
      if (kept) keepBars(key, kept);
      opened.close();
    };
    // The source is compared by what it names; the range only decides how much is loaded first.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return feed;
}

function follow(feed: BarFeed, range: TimeRange | null): () => void {
  const { pair } = feed.source;
  const now = () => marketNow(quotes.get(pair)?.time ?? quotes.newestTime());
  const fromMs = range ? resolveRange(range, Date.now())?.startMs : undefined;
  const moveLast = () => {
    const quote = quotes.get(pair);
    if (!quote) return;
    // A market that stands still, and whose quote was not known when its bars were asked for.
    if (feed.isAfter(quote.time)) void feed.load(now(), fromMs);
    else feed.applyPrice(quote.closed, quote.time);
  };
  const unsubscribe = quotes.subscribe(pair, moveLast);
  const stop = startPolling({
    intervalMs: REFRESH_MS,
    run: async () => {
      await (feed.state.status === "ready" ? feed.refreshTail(now()) : feed.load(now(), fromMs));
      moveLast();
    },
  });
  return () => {
    unsubscribe();
    stop();
  };
}

const WAITING: BarFeedState = {
  status: "loading",
  error: null,
  isLoadingOlder: false,
  hasOlder: false,
  isEmpty: true,
};

export function useBarFeedState(feed: BarFeed | null): BarFeedState {
  return useSyncExternalStore(feed?.onState ?? subscribeNothing, () => feed?.state ?? WAITING);
}

function subscribeNothing(): () => void {
  return () => undefined;
}
