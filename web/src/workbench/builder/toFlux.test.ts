import { expect, test } from "vitest";

import {
  priceState,
  reduceBuilder,
  type BuilderEvent,
  type BuilderState,
} from "@/workbench/builder/builderState";
import { FUNCTIONS, isArgument } from "@/workbench/builder/functions";
import { countsQuery, toFlux } from "@/workbench/builder/toFlux";

const PRICE = priceState("kraken", "BTC/USD");

function after(...events: BuilderEvent[]): BuilderState {
  return events.reduce(reduceBuilder, PRICE);
}

test("the price of a pair", () => {
  expect(toFlux(PRICE)).toBe(`from(bucket: "kraken")
  |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
  |> filter(fn: (r) => r._measurement == "ohlc")
  |> filter(fn: (r) => r._field == "close")
  |> filter(fn: (r) => r.pair == "BTC/USD")
  |> filter(fn: (r) => r.interval == "1m")
  |> drop(columns: ["source"])
  |> aggregateWindow(every: v.windowPeriod, fn: mean, createEmpty: false)`);
});

test("the derivative is one event", () => {
  const lines = toFlux(after({ kind: "function", name: "derivative" })).split("\n");
  expect(lines.at(-1)).toBe("  |> derivative(unit: 1m, nonNegative: false)");
});

test("values stand in the order they were chosen, and a second choice takes one away", () => {
  const state = after(
    { kind: "tagValue", key: "pair", value: "XMR/USD" },
    { kind: "tagValue", key: "pair", value: "ADA/USD" },
    { kind: "tagValue", key: "pair", value: "BTC/USD" },
  );
  expect(toFlux(state)).toContain('r.pair == "XMR/USD" or r.pair == "ADA/USD")');
});

test("an aggregate replaces the one before; pressed again it goes", () => {
  const last = after({ kind: "function", name: "last" });
  expect(toFlux(last)).toContain("fn: last,");
  expect(toFlux(reduceBuilder(last, { kind: "function", name: "last" }))).not.toContain("window");
});

test("merged lines without windows are put in order", () => {
  const lines = toFlux(after({ kind: "cleared" })).split("\n");
  expect(lines.slice(-2)).toEqual([
    '  |> drop(columns: ["source"])',
    '  |> sort(columns: ["_time"])',
  ]);
});

test("window, filling and the quantile's share", () => {
  const script = toFlux(
    after(
      { kind: "function", name: "quantile" },
      { kind: "aggregateArgument", parameter: "q", value: "0.99" },
      { kind: "window", every: "5m" },
      { kind: "filled" },
    ),
  );
  expect(script).toContain(
    "aggregateWindow(every: 5m, fn: (column, tables=<-) => tables |> quantile(q: 0.99, column: column), createEmpty: true)",
  );
});

test("functions apply in order and can be moved, changed and removed", () => {
  const both = after(
    { kind: "function", name: "movingAverage" },
    { kind: "function", name: "derivative" },
    { kind: "stepArgument", index: 0, parameter: "n", value: "12" },
    { kind: "stepMoved", index: 1, by: -1 },
  );
  expect(both.steps.map(({ name }) => name)).toEqual(["derivative", "movingAverage"]);
  expect(toFlux(both).split("\n").at(-1)).toBe("  |> movingAverage(n: 12)");
  expect(reduceBuilder(both, { kind: "stepMoved", index: 0, by: -1 })).toEqual(both);
  expect(reduceBuilder(both, { kind: "stepRemoved", index: 0 }).steps).toHaveLength(1);
  expect(toFlux(reduceBuilder(both, { kind: "cleared" }))).not.toContain("movingAverage");
});

test("another measurement keeps the tags but the candles' and forgets the fields; another bucket forgets both", () => {
  const quotes = after({ kind: "measurement", measurement: "kraken" });
  expect(quotes.fields).toEqual([]);
  expect(quotes.tags.map(({ key }) => key)).toEqual(["pair", "source"]);
  const other = reduceBuilder(quotes, { kind: "bucket", bucket: "second" });
  expect(other).toMatchObject({ bucket: "second", measurement: null, tags: [] });
});

test("names are quoted as Flux wants them", () => {
  const state = after(
    { kind: "tagAdded", key: 'a "b"' },
    { kind: "tagAdded", key: 'a "b"' },
    { kind: "tagValue", key: 'a "b"', value: "${x}" },
  );
  expect(toFlux(state)).toContain('filter(fn: (r) => r["a \\"b\\""] == "\\${x}")');
});

test("counts are asked of the cards before", () => {
  expect(countsQuery(PRICE, "_field", 1)).toBe(`from(bucket: "kraken")
  |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
  |> filter(fn: (r) => r._measurement == "ohlc")
  |> count()
  |> group(columns: ["_field"])
  |> sum()
  |> keep(columns: ["_field", "_value"])`);
});

test("every function begins with arguments it takes", () => {
  for (const { parameters } of FUNCTIONS)
    for (const { kind, initial } of parameters) expect(isArgument(kind, initial)).toBe(true);
});

test.each([
  ["duration", "90s", true],
  ["duration", "0s", false],
  ["integer", "0", false],
  ["number", "1", false],
  ["number", "0.5", true],
  ["boolean", "yes", false],
  ["expression", " ", false],
] as const)("%s %s: %s", (kind, text, isTaken) => expect(isArgument(kind, text)).toBe(isTaken));
