/** Bar lengths a chart can have. */

export const INTERVALS = ["1m", "5m", "15m", "1h"] as const;

export type Interval = (typeof INTERVALS)[number];

export const INTERVAL_MS: Record<Interval, number> = {
  "1m": 60_000,
  "5m": 300_000,
  "15m": 900_000,
  "1h": 3_600_000,
};

export const INTERVAL_WORDS: Record<Interval, string> = {
  "1m": "1 minute",
  "5m": "5 minutes",
  "15m": "15 minutes",
  "1h": "1 hour",
};

export function isInterval(text: string): text is Interval {
  return text in INTERVAL_MS;
}

/** Reads what a person types: `5`, `15`, `60`, `1h`, `5m`. */
export function parseInterval(text: string): Interval | null {
  const typed = text.trim().toLowerCase();
  if (isInterval(typed)) return typed;
  if (typed === "60" || typed === "60m") return "1h";
  const minutes = `${typed}m`;
  return isInterval(minutes) ? minutes : null;
}
