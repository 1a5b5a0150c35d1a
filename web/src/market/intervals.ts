/** Bar lengths a chart can have. */

export const INTERVALS = ["1m", "5m", "15m", "1h", "4h", "1d"] as const;

export type Interval = (typeof INTERVALS)[number];

export const INTERVAL_MS: Record<Interval, number> = {
  "1m": 60_000,
  "5m": 300_000,
  "15m": 900_000,
  "1h": 3_600_000,
  "4h": 14_400_000,
  "1d": 86_400_000,
};

export const INTERVAL_WORDS: Record<Interval, string> = {
  "1m": "1 minute",
  "5m": "5 minutes",
  "15m": "15 minutes",
  "1h": "1 hour",
  "4h": "4 hours",
  "1d": "1 day",
};

export function isInterval(text: string): text is Interval {
  return Object.hasOwn(INTERVAL_MS, text);
}

/** Lengths that are typed in minutes, as on other terminals. */
const IN_MINUTES: Record<string, Interval> = { "60": "1h", "240": "4h", "1440": "1d", d: "1d" };

/** Reads what a person types: `5`, `15`, `60`, `240`, `1h`, `5m`, `d`. */
export function parseInterval(text: string): Interval | null {
  const typed = text.trim().toLowerCase();
  if (isInterval(typed)) return typed;
  const minutes = `${typed}m`;
  return isInterval(minutes) ? minutes : (IN_MINUTES[typed.replace(/m$/, "")] ?? null);
}
