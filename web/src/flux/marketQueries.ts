/** The Flux that Markets is drawn from; measurements and fields as the collector writes them. */
import type { Bounds } from "@/core/timeRange";
import { formatFluxDuration } from "@/core/duration";
import { anyOf, fluxString, fluxTime } from "@/flux/literals";

export const QUOTE_FIELDS = [
  "closed",
  "bid",
  "ask",
  "bid_qty",
  "ask_qty",
  "open",
  "low",
  "high",
  "volume",
  "volume_24h",
  "vwap_24h",
  "low_24h",
  "high_24h",
  "trades_24h",
] as const;

export type QuoteField = (typeof QUOTE_FIELDS)[number];

/** The newest value of every quote field of every pair, no older than `sinceMs`. */
export function quotesQuery(bucket: string, sinceMs: number): string {
  return [
    `from(bucket: ${fluxString(bucket)})`,
    `|> range(start: ${fluxTime(sinceMs)})`,
    `|> filter(fn: (r) => r._measurement == "kraken")`,
    `|> filter(fn: (r) => ${anyOf("_field", QUOTE_FIELDS)})`,
    `|> last()`,
  ].join("\n  ");
}

function ticks(bucket: string, bounds: Bounds, field: string, pair: string | null): string[] {
  const ofPair = pair === null ? "" : ` and r.pair == ${fluxString(pair)}`;
  return [
    `from(bucket: ${fluxString(bucket)})`,
    range(bounds),
    `|> filter(fn: (r) => r._measurement == "kraken" and r._field == ${fluxString(field)}${ofPair})`,
  ];
}

function candles(bucket: string, bounds: Bounds, field: string, pair: string | null): string[] {
  const ofPair = pair === null ? "" : ` and r.pair == ${fluxString(pair)}`;
  return [
    `from(bucket: ${fluxString(bucket)})`,
    range(bounds),
    `|> filter(fn: (r) => r._measurement == "ohlc" and r.interval == "1m"${ofPair})`,
    `|> filter(fn: (r) => r._field == ${fluxString(field)})`,
  ];
}

function range({ startMs, stopMs }: Bounds): string {
  return `|> range(start: ${fluxTime(startMs)}, stop: ${fluxTime(stopMs)})`;
}

function windowed(everyMs: number, aggregate: string): string {
  const every = formatFluxDuration(everyMs);
  return `|> aggregateWindow(every: ${every}, fn: ${aggregate}, timeSrc: "_start", createEmpty: false)`;
}

function script(lines: readonly string[], name: string): string {
  return [...lines, `|> yield(name: ${fluxString(name)})`].join("\n  ");
}

/** Closes of every pair for its sparkline, from candles and from polls. */
export function sparklinesQuery(bucket: string, bounds: Bounds, everyMs: number): string {
  const close = windowed(everyMs, "last");
  return [
    script([...candles(bucket, bounds, "close", null), close], "candles"),
    script([...ticks(bucket, bounds, "closed", null), close], "ticks"),
  ].join("\n");
}

const CANDLE_PARTS = [
  ["open", "first"],
  ["high", "max"],
  ["low", "min"],
  ["close", "last"],
  ["volume", "sum"],
] as const;

export type CandlePart = (typeof CANDLE_PARTS)[number][0];

/**
 * A pair's bars from both of its records: the one-minute candles (results `candle open` …, one
 * table per source) and the polled last price (`tick open` …; its volume is what the day's total
 * grew by).
 */
export function barsQuery(bucket: string, pair: string, bounds: Bounds, everyMs: number): string {
  const fromCandles = CANDLE_PARTS.map(([part, aggregate]) =>
    script([...candles(bucket, bounds, part, pair), windowed(everyMs, aggregate)], `candle ${part}`),
  );
  const fromTicks = CANDLE_PARTS.map(([part, aggregate]) => {
    const source = ticks(bucket, bounds, part === "volume" ? "volume" : "closed", pair);
    if (part === "volume") source.push("|> difference(nonNegative: true)");
    return script([...source, windowed(everyMs, aggregate)], `tick ${part}`);
  });
  return [...fromCandles, ...fromTicks].join("\n");
}

/** The times of a pair's oldest and newest one-minute candle (results `oldest`, `newest`). */
export function candleEndsQuery(bucket: string, pair: string, bounds: Bounds): string {
  const closes = candles(bucket, bounds, "close", pair);
  return [
    script([...closes, "|> first()"], "oldest"),
    script([...closes, "|> last()"], "newest"),
  ].join("\n");
}
