/** The Flux that Markets is drawn from; measurements and fields as the collector writes them. */
import type { Bounds } from "@/core/timeRange";
import { formatFluxDuration } from "@/core/duration";
import { anyOf, fluxString, fluxTime } from "@/flux/literals";

/** The length of the shortest candles, as their tag names it. */
export const CANDLE_INTERVAL = "1m";

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

/** Candles of a minute, and where `interval` is longer, those that are stored of its length. */
function candles(
  bucket: string,
  bounds: Bounds,
  field: string,
  pair: string | null,
  interval = CANDLE_INTERVAL,
): string[] {
  const lengths = anyOf("interval", [...new Set([CANDLE_INTERVAL, interval])]);
  const ofPair = pair === null ? "" : ` and r.pair == ${fluxString(pair)}`;
  return [
    `from(bucket: ${fluxString(bucket)})`,
    range(bounds),
    `|> filter(fn: (r) => r._measurement == "ohlc"${ofPair})`,
    `|> filter(fn: (r) => ${lengths})`,
    `|> filter(fn: (r) => r._field == ${fluxString(field)})`,
  ];
}

function partial(bucket: string, bounds: Bounds, pair: string, interval: string): string[] {
  return [
    ...candles(bucket, bounds, "complete", pair, interval),
    `|> filter(fn: (r) => r.source == "trades" and r.interval == ${fluxString(interval)})`,
    "|> filter(fn: (r) => r._value == false)",
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

/** Most of an answer would else be columns that say the same in every row. */
const ONLY_VALUES = `|> keep(columns: ["_time", "_value", "interval", "source"])`;

const PARTS = [
  ["open", "first"],
  ["high", "max"],
  ["low", "min"],
  ["close", "last"],
  ["volume", "sum"],
] as const;

/**
 * A pair's bars from its candles: results `open high low close volume`, one table for each source
 * and length of candles; `partial` with those as long as a bar that were made of trades of which
 * some are missing; where bars are longer than a minute `count` with how many candles made each;
 * and `edge` with the newest one-minute candle of each source.
 */
export function candlesQuery(
  bucket: string,
  pair: string,
  bounds: Bounds,
  everyMs: number,
): string {
  const interval = formatFluxDuration(everyMs);
  const part = (name: string, field: string, aggregate: string) =>
    script(
      [
        ...candles(bucket, bounds, field, pair, interval),
        windowed(everyMs, aggregate),
        ONLY_VALUES,
      ],
      name,
    );
  const bars = PARTS.map(([name, aggregate]) => part(name, name, aggregate));
  bars.push(script([...partial(bucket, bounds, pair, interval), ONLY_VALUES], "partial"));
  if (interval !== CANDLE_INTERVAL) bars.push(part("count", "close", "count"));
  return [...bars, script([...candles(bucket, bounds, "close", pair), "|> last()"], "edge")].join(
    "\n",
  );
}

/**
 * The same results from the polled last price; volume is what the day's total grew by.
 *
 * Bounds may begin within a bar: what is known of it is told at the bar's own begin.
 */
export function ticksQuery(bucket: string, pair: string, bounds: Bounds, everyMs: number): string {
  return PARTS.map(([part, aggregate]) => {
    const source = ticks(bucket, bounds, part === "volume" ? "volume" : "closed", pair);
    if (part === "volume") source.push("|> difference(nonNegative: true)");
    const truncated = `|> truncateTimeColumn(unit: ${formatFluxDuration(everyMs)})`;
    return script([...source, windowed(everyMs, aggregate), truncated, ONLY_VALUES], part);
  }).join("\n");
}
