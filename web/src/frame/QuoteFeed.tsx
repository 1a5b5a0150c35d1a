import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { ApiError } from "@/api/client";
import { fetchFrames } from "@/api/query";
import { sessionQuery, STATUS_INTERVAL_MS, statusQuery } from "@/api/session";
import { startPolling } from "@/core/poller";
import { quotes, readQuotes } from "@/core/quotes";
import { quotesQuery } from "@/flux/marketQueries";

/** How far behind the newest quote a poll looks: a slow pair's poll may commit a little later. */
const OVERLAP_MS = 60_000;

/** Polls the newest quotes of all pairs into the hot store; draws nothing. */
export function QuoteFeed() {
  const { data: status } = useQuery(statusQuery);
  const client = useQueryClient();
  const [org, bucket] = [status?.organization, status?.bucket];
  useEffect(() => {
    if (!org || !bucket) return undefined;
    return startPolling({
      intervalMs: STATUS_INTERVAL_MS,
      run: async (signal) => {
        const sinceMs = Math.max(0, quotes.newestTime() - OVERLAP_MS);
        quotes.merge(
          readQuotes(await fetchFrames({ query: quotesQuery(bucket, sinceMs) }, { org, signal })),
        );
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
