/** The questions behind the schema tree of Explore. */
import { fluxString } from "@/flux/literals";

const IMPORT = 'import "influxdata/influxdb/schema"\n\n';

export function bucketsQuery(): string {
  return 'buckets()\n  |> keep(columns: ["name"])';
}

export function measurementsQuery(bucket: string): string {
  return `${IMPORT}schema.measurements(bucket: ${fluxString(bucket)}, start: 1970-01-01T00:00:00Z)`;
}

/** Calls `ofMeasurement` for one measurement, `ofAll` for a bucket's all. */
function schemaCall(
  [ofMeasurement, ofAll]: readonly [string, string],
  bucket: string,
  measurement: string | null,
  tag: string | null = null,
): string {
  const place = measurement === null ? "" : `, measurement: ${fluxString(measurement)}`;
  const ofTag = tag === null ? "" : `, tag: ${fluxString(tag)}`;
  const name = measurement === null ? ofAll : ofMeasurement;
  return `${IMPORT}schema.${name}(bucket: ${fluxString(bucket)}${place}${ofTag}, start: 1970-01-01T00:00:00Z)`;
}

export function fieldsQuery(bucket: string, measurement: string | null): string {
  return schemaCall(["measurementFieldKeys", "fieldKeys"], bucket, measurement);
}

export function tagKeysQuery(bucket: string, measurement: string | null): string {
  return schemaCall(["measurementTagKeys", "tagKeys"], bucket, measurement);
}

export function tagValuesQuery(bucket: string, measurement: string | null, tag: string): string {
  return schemaCall(["measurementTagValues", "tagValues"], bucket, measurement, tag);
}

/** A script for one field: what a click in the tree writes into an untouched editor. */
export function fieldScript(bucket: string, measurement: string, field: string): string {
  return `from(bucket: ${fluxString(bucket)})
  |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
  |> filter(fn: (r) => r._measurement == ${fluxString(measurement)} and r._field == ${fluxString(field)})
  |> aggregateWindow(every: v.windowPeriod, fn: last, createEmpty: false)`;
}

export interface Example {
  name: string;
  description: string;
  script: string;
}

/** The price of one pair: what Explore begins with. */
export function priceScript(bucket: string, pair: string): string {
  return `from(bucket: ${fluxString(bucket)})
  |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
  |> filter(fn: (r) => r._measurement == "ohlc" and r._field == "close" and r.pair == ${fluxString(pair)})
  |> filter(fn: (r) => r.interval == "1m")
  |> drop(columns: ["source"])
  |> aggregateWindow(every: v.windowPeriod, fn: mean, createEmpty: false)`;
}

/** Starting points, in the order of the article: look, smooth, take the derivative. */
export function exampleScripts(bucket: string): Example[] {
  const polls = `from(bucket: ${fluxString(bucket)})
  |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
  |> filter(fn: (r) => r._measurement == "kraken" and r._field == "closed")`;
  return [
    {
      name: "Price of a pair",
      description: "the mean close of each window, whatever its source",
      script: priceScript(bucket, "BTC/USD"),
    },
    {
      name: "Velocity of a price",
      description: "the derivative: change per minute",
      script: `from(bucket: ${fluxString(bucket)})
  |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
  |> filter(fn: (r) => r._measurement == "ohlc" and r._field == "close" and r.pair == "BTC/USD")
  |> filter(fn: (r) => r.interval == "1m")
  |> drop(columns: ["source"])
  |> aggregateWindow(every: v.windowPeriod, fn: mean, createEmpty: false)
  |> derivative(unit: 1m, nonNegative: false)`,
    },
    {
      name: "Spread in basis points",
      description: "bid and ask side by side, then arithmetic",
      script: `from(bucket: ${fluxString(bucket)})
  |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
  |> filter(fn: (r) => r._measurement == "kraken" and (r._field == "bid" or r._field == "ask"))
  |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
  |> map(fn: (r) => ({_time: r._time, pair: r.pair, _value: (r.ask - r.bid) / r.bid * 10000.0}))
  |> group(columns: ["pair"])`,
    },
    {
      name: "Highest and lowest price",
      description: "two results from one source",
      script: `prices = ${polls}

prices |> max() |> yield(name: "highest")
prices |> min() |> yield(name: "lowest")`,
    },
    {
      name: "Newest quote of every pair",
      description: "a table with one row per pair",
      script: `from(bucket: ${fluxString(bucket)})
  |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
  |> filter(fn: (r) => r._measurement == "kraken")
  |> filter(fn: (r) => r._field == "closed" or r._field == "bid" or r._field == "ask")
  |> last()
  |> pivot(rowKey: ["pair"], columnKey: ["_field"], valueColumn: "_value")
  |> group()`,
    },
  ];
}
