/** Instants as the chart library counts them: whole seconds. */
import type { UTCTimestamp } from "lightweight-charts";

/** Raises RangeError for a time that is no number. */
export function toTime(ms: number): UTCTimestamp {
  const seconds = ms / 1000;
  if (!isTimestamp(seconds)) throw new RangeError(`no bar begins at ${ms}`);
  return seconds;
}

function isTimestamp(seconds: number): seconds is UTCTimestamp {
  return Number.isFinite(seconds);
}
