import { useQuery } from "@tanstack/react-query";

import { findColumn, numberAt, textAt, type Frame } from "@/api/frames";
import { fetchFrames, type QueryRequest } from "@/api/query";
import { statusQuery } from "@/api/session";
import type { TimeRange } from "@/core/timeRange";
import { rangeExtern } from "@/flux/extern";

const FRESH_MS = 60_000;
/** Counts decorate: a store too large to count in this time shows names alone. */
const LONGEST_COUNT_MS = 10_000;

export interface Names {
  names: readonly string[] | undefined;
  error: string | null;
}

export function readNames(frames: readonly Frame[], column: string): string[] {
  return frames.flatMap((frame) => {
    const names = findColumn(frame, column);
    return Array.from({ length: frame.rows }, (_, row) => textAt(names, row));
  });
}

export function readCounts(frames: readonly Frame[], column: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const frame of frames) {
    const [names, values] = [findColumn(frame, column), findColumn(frame, "_value")];
    for (let row = 0; row < frame.rows; row++)
      counts.set(textAt(names, row), numberAt(values, row));
  }
  return counts;
}

/** The names that a schema query answers; nothing is asked where it is null. */
export function useNames(query: string | null, column = "_value"): Names {
  const { data: status } = useQuery(statusQuery);
  const org = status?.organization;
  const { data, error } = useQuery({
    queryKey: ["names", org, query],
    enabled: Boolean(org) && query !== null,
    staleTime: FRESH_MS,
    queryFn: async ({ signal }) =>
      readNames(await fetchFrames({ query: query ?? "" }, { org: org ?? "", signal }), column),
  });
  return { names: data, error: error?.message ?? null };
}

/** How many points of the range each name has; undefined until known, or where it takes too long. */
export function useCounts(
  query: string,
  column: string,
  range: TimeRange,
): ReadonlyMap<string, number> | undefined {
  const { data: status } = useQuery(statusQuery);
  const org = status?.organization;
  const { data } = useQuery({
    queryKey: ["counts", org, query, range.from, range.to],
    enabled: Boolean(org),
    staleTime: FRESH_MS,
    retry: false,
    queryFn: async ({ signal }) => {
      const extern = rangeExtern(range, Date.now(), window.innerWidth);
      const request: QueryRequest = extern ? { query, extern } : { query };
      const limited = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_COUNT_MS)]);
      return readCounts(await fetchFrames(request, { org: org ?? "", signal: limited }), column);
    },
  });
  return data;
}
