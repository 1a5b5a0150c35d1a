import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { ApiError } from "@/api/client";
import { fetchFrames } from "@/api/query";
import { sessionQuery, STATUS_INTERVAL_MS, statusQuery } from "@/api/session";
import { startPolling } from "@/core/poller";
import { quotes, readQuotes } from "@/core/quotes";
import { quotesQuery } from "@/flux/marketQueries";

/** How far behind the newest polled quote a poll looks: a slow pair's poll may commit a little later. */
const OVERLAP_MS = 60_000;

/** Polls the newest quotes of all pairs into the hot store; draws nothing. */
export function QuoteFeed() {
  const { data: status } = useQuery(statusQuery);
  const client = useQueryClient();
  const [org, bucket] = [status?.organization, status?.bucket];
  useEffect(() => {
    if (!org || !bucket) return undefined;
    // Not the store's newest: the stream may be ahead of the first poll, which reads all there is.
    let newestMs = 0;
    return startPolling({
      intervalMs: STATUS_INTERVAL_MS,
      run: async (signal) => {
        const query = quotesQuery(bucket, Math.max(0, newestMs - OVERLAP_MS));
        const updates = readQuotes(await fetchFrames({ query }, { org, signal }));
        newestMs = Math.max(newestMs, ...updates.map(({ time }) => time));
        quotes.merge(updates);
      },
      onError: (error) => {
        if (error instanceof ApiError && error.status === 401) {
          void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
        }
      },
    });
  }, [bucket, client, org]);
  return null;
}
