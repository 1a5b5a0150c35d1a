/** What the collector holds and sees. */
import { queryOptions } from "@tanstack/react-query";

import { requestJson } from "@/api/client";
import type { Holdings, Scan } from "@/api/types";

const HOLDINGS_INTERVAL_MS = 5_000;
/** A minute is scanned once; its answer should not wait long to be seen. */
const SCAN_INTERVAL_MS = 5_000;

export const holdingsQuery = queryOptions({
  queryKey: ["holdings"],
  queryFn: async ({ signal }) =>
    (await requestJson<{ pairs: Holdings[] }>("api/krakflux/pairs", { signal })).pairs,
  refetchInterval: HOLDINGS_INTERVAL_MS,
});

export const scanQuery = queryOptions({
  queryKey: ["scan"],
  queryFn: ({ signal }) => requestJson<Scan>("api/krakflux/scan", { signal }),
  refetchInterval: SCAN_INTERVAL_MS,
});
