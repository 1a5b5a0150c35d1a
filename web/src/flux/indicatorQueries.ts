/** The Flux that indicators are computed with, over the same bars as the chart's. */
import { formatFluxDuration } from "@/core/duration";
import { anyOf, fluxString, fluxTime } from "@/flux/literals";
import { CANDLE_INTERVAL } from "@/flux/marketQueries";
import { indicatorId, warmBars, type Indicator } from "@/market/indicators";

const DAY_MS = 86_400_000;

export interface IndicatorBounds {
  /** Begin of the first bar that a value is wanted of. */
  fromMs: number;
  /** End of the last bar. */
  stopMs: number;
  /** Where the candles end and polls continue them. */
  edgeMs: number;
}

export interface IndicatorSource {
  bucket: string;
  pair: string;
  everyMs: number;
}

/** `bars` as the chart reads them: the most trusted candles, continued by polls. */
function prelude(
  { bucket, pair, everyMs }: IndicatorSource,
  { stopMs, edgeMs }: IndicatorBounds,
  startMs: number,
): string {
  const every = formatFluxDuration(everyMs);
  const hasCandles = edgeMs > startMs && edgeMs < stopMs;
  return `import "market"

every = ${every}
edge = ${fluxTime(Math.min(Math.max(edgeMs, startMs), stopMs - 1))}
end = ${fluxTime(stopMs)}
candlesEnd = ${fluxTime(hasCandles ? edgeMs : stopMs)}
trust = (source) =>
  if source == "polls" then 0
  else if source == "trades" then 1
  else if source == "rest" then 2
  else if source == "ws" then 3
  else if source == "zip" then 4
  else 5
whole = (interval) => if interval == "1m" then 10 else 0

stored = (measurement, field, start, stop) => from(bucket: ${fluxString(bucket)})
  |> range(start: start, stop: stop)
  |> filter(fn: (r) => r._measurement == measurement and r.pair == ${fluxString(pair)})
  |> filter(fn: (r) => r._field == field)

windowed = (fn, tables=<-) => tables
  |> aggregateWindow(every: every, fn: fn, timeSrc: "_start", createEmpty: false)

candles = (field, fn, start) =>
  stored(measurement: "ohlc", field: field, start: start, stop: candlesEnd)
  |> filter(fn: (r) => ${anyOf("interval", [...new Set([CANDLE_INTERVAL, every])])})
  |> windowed(fn: fn)
  |> keep(columns: ["_time", "_value", "interval", "source"])
  |> set(key: "_field", value: field)

ofPolls = (field, tables=<-) => tables
  |> truncateTimeColumn(unit: every)
  |> keep(columns: ["_time", "_value"])
  |> set(key: "source", value: "polls")
  |> set(key: "interval", value: "")
  |> set(key: "_field", value: field)

polled = (field) => stored(measurement: "kraken", field: field, start: edge, stop: end)
polls = (field, fn) => polled(field: "closed")
  |> windowed(fn: fn)
  |> ofPolls(field: field)

best = (tables=<-) => tables
  |> map(fn: (r) => ({r with trust: trust(source: r.source) + whole(interval: r.interval)}))
  |> group()
  |> sort(columns: ["_time", "trust"])
  |> unique(column: "_time")
`;
}

const CLOSES = `
closes = union(tables: [
  candles(field: "close", fn: last, start: warm),
  polls(field: "close", fn: last),
])
  |> best()
  |> keep(columns: ["_time", "_value"])
`;

/** Worth of what was traded, at each bar's middle price, summed up since the day began. */
const VWAP = `
part = (field, fn) => candles(field: field, fn: fn, start: day)
minutes = candles(field: "close", fn: count, start: day)
  |> toFloat()
  |> set(key: "_field", value: "minutes")
grown = polled(field: "volume")
  |> difference(nonNegative: true)
  |> windowed(fn: sum)
  |> ofPolls(field: "volume")
inBars = (tables=<-) => tables
  |> group(columns: ["source", "interval"])
  |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
  |> filter(fn: (r) => exists r.close and exists r.volume)
// A candle as long as the bar is whole; of those made of minutes the one with the most counts.
fullest = (tables=<-) => tables
  |> map(fn: (r) => ({r with
    trust: trust(source: r.source),
    missing: if r.interval == "1m" then -r.minutes else -1000000.0,
  }))
  |> group()
  |> sort(columns: ["_time", "missing", "trust"])
  |> unique(column: "_time")

vwap = union(tables: [
  union(tables: [
    part(field: "high", fn: max),
    part(field: "low", fn: min),
    part(field: "close", fn: last),
    part(field: "volume", fn: sum),
    minutes,
  ]) |> inBars() |> fullest(),
  union(tables: [
    polls(field: "high", fn: max),
    polls(field: "low", fn: min),
    polls(field: "close", fn: last),
    grown,
  ]) |> inBars() |> group() |> map(fn: (r) => ({r with trust: 99})),
])
  |> sort(columns: ["_time", "trust"])
  |> map(fn: (r) => ({
    _time: r._time,
    volume: r.volume,
    worth: (r.high + r.low + r.close) / 3.0 * r.volume,
  }))
  |> window(every: 1d)
  |> cumulativeSum(columns: ["volume", "worth"])
  |> map(fn: (r) => ({_time: r._time, _value: r.worth / r.volume}))
  |> group()
`;

/** What turns closes into the indicator's columns. */
function steps({ kind, lengths: [first = 0, second = 0, third = 0] }: Indicator): string {
  switch (kind) {
    case "ma":
      return `closes |> movingAverage(n: ${first})`;
    case "ema":
      return `closes |> exponentialMovingAverage(n: ${first})`;
    case "bollinger":
      return `closes |> market.bollingerBands(n: ${first}, k: ${second.toFixed(1)})`;
    case "vwap":
      return "vwap";
    case "rsi":
      // relativeStrengthIndex takes the first row for a rise from 0: so it begins at 0.
      return `closes
  |> difference(keepFirst: true)
  |> fill(value: 0.0)
  |> cumulativeSum()
  |> relativeStrengthIndex(n: ${first})`;
    case "macd":
      return `closes |> market.macd(fast: ${first}, slow: ${second}, signal: ${third})`;
  }
}

/** One script with a result for each indicator, named by its id; bars before `fromMs` warm it up. */
export function indicatorsQuery(
  source: IndicatorSource,
  bounds: IndicatorBounds,
  indicators: readonly Indicator[],
): string {
  const { fromMs } = bounds;
  const of = (isVwap: boolean) => indicators.some(({ kind }) => (kind === "vwap") === isVwap);
  const warmMs = Math.max(0, fromMs - Math.max(...indicators.map(warmBars)) * source.everyMs);
  const dayMs = Math.floor(fromMs / DAY_MS) * DAY_MS;
  const results = indicators.map(
    (indicator) => `${steps(indicator)}
  |> filter(fn: (r) => r._time >= shown)
  |> yield(name: ${fluxString(indicatorId(indicator))})
`,
  );
  return [
    prelude(source, bounds, of(true) ? Math.max(warmMs, dayMs) : warmMs),
    `shown = ${fluxTime(fromMs)}`,
    ...(of(false) ? [`warm = ${fluxTime(warmMs)}`, CLOSES] : []),
    ...(of(true) ? [`day = ${fluxTime(dayMs)}`, VWAP] : []),
    ...results,
  ].join("\n");
}
