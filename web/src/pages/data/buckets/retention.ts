/** How long a bucket keeps its points: seconds, and the words for them. */
import { durationMs, parseDuration } from "@/core/duration";

const HOUR_S = 3_600;
const DAY_S = 24 * HOUR_S;

export const RETENTIONS = [
  { value: "0", label: "for ever" },
  { value: String(HOUR_S), label: "1 hour" },
  { value: String(DAY_S), label: "1 day" },
  { value: String(3 * DAY_S), label: "3 days" },
  { value: String(7 * DAY_S), label: "7 days" },
  { value: String(30 * DAY_S), label: "30 days" },
  { value: String(365 * DAY_S), label: "1 year" },
  { value: "other", label: "another time" },
] as const;

/** Says a retention as a person would: `3 days`, `36 hours`, `for ever`. */
export function describeRetention(seconds: number): string {
  if (seconds === 0) return "for ever";
  for (const [unit, size] of [
    ["day", DAY_S],
    ["hour", HOUR_S],
    ["minute", 60],
    ["second", 1],
  ] as const) {
    if (seconds % size === 0) {
      const count = seconds / size;
      return `${count} ${unit}${count === 1 ? "" : "s"}`;
    }
  }
  return `${seconds} seconds`;
}

/** Reads `36h` or `2w`; null where the text is no time or less than the hour InfluxDB asks for. */
export function parseRetention(text: string): number | null {
  const parts = parseDuration(text.trim());
  const seconds = parts ? Math.floor(durationMs(parts) / 1000) : 0;
  return seconds >= HOUR_S ? seconds : null;
}
