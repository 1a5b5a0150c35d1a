/** A stretch of time as the server takes it. */
import { parseTimePoint, resolveRange, type TimeRange } from "@/core/timeRange";

/** From the first moment to the last; RFC 3339. */
export interface Stretch {
  start: string;
  stop: string;
}

export function isRange({ from, to }: TimeRange): boolean {
  return parseTimePoint(from) !== null && parseTimePoint(to) !== null;
}

/** Fixes a range, read in `zone`, at the moment of asking; null where it can't be read or holds nothing. */
export function resolveStretch(range: TimeRange, zone: string): Stretch | null {
  const bounds = resolveRange(range, Date.now(), zone);
  return (
    bounds && {
      start: new Date(bounds.startMs).toISOString(),
      stop: new Date(bounds.stopMs).toISOString(),
    }
  );
}
