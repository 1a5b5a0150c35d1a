import { describe, expect, test } from "vitest";

import { rangeExtern } from "@/flux/extern";
import { anyOf, fluxString } from "@/flux/literals";
import { candlesQuery, quotesQuery, sparklinesQuery, ticksQuery } from "@/flux/marketQueries";
import { exampleScripts, fieldScript, tagValuesQuery } from "@/flux/schemaQueries";

const BOUNDS = {
  startMs: Date.parse("2026-11-24T00:00:00Z"),
  stopMs: Date.parse("2026-11-24T12:00:00Z"),
};

test.each([
  ["kraken", '"kraken"'],
  ['a"b\\c', '"a\\"b\\\\c"'],
  ["${x}", '"\\${x}"'],
  ["a\nb\tc", '"a\\nb\\tc"'],
])("%j is the Flux string %s", (text, literal) => expect(fluxString(text)).toBe(literal));

test("a column of any name can be compared", () => {
  expect(anyOf("pair", ["BTC/USD", "ETH/USD"])).toBe('r.pair == "BTC/USD" or r.pair == "ETH/USD"');
  expect(anyOf("two words", ["x"])).toBe('r["two words"] == "x"');
});

test("the quotes of all pairs are one pipeline", () => {
  const query = quotesQuery("kraken", 0);
  expect(query.match(/from\(/g)).toHaveLength(1);
  expect(query).toContain("range(start: 1970-01-01T00:00:00.000Z)");
  expect(query).toMatch(/\|> last\(\)$/);
});

test("bars are aggregated by the server, on their interval's begin", () => {
  const query = candlesQuery("kraken", "BTC/USD", BOUNDS, 300_000);
  const windows = [
    ...query.matchAll(
      /aggregateWindow\(every: 5m, fn: (\w+), timeSrc: "_start", createEmpty: false\)/g,
    ),
  ];
  expect(windows.map(([, aggregate]) => aggregate)).toEqual([
    "first",
    "max",
    "min",
    "last",
    "sum",
    "count",
  ]);
  expect([...query.matchAll(/yield\(name: "(\w+)"\)/g)].map(([, name]) => name)).toEqual([
    "open",
    "high",
    "low",
    "close",
    "volume",
    "partial",
    "count",
    "edge",
  ]);
});

test("the volume of polls is what the day's total grew by", () => {
  expect(
    ticksQuery("kraken", "BTC/USD", BOUNDS, 60_000).match(/difference\(nonNegative: true\)/g),
  ).toHaveLength(1);
});

test("names from outside are quoted wherever they stand", () => {
  const nasty = 'x") |> drop(columns: ["';
  for (const query of [
    quotesQuery(nasty, 0),
    candlesQuery(nasty, nasty, BOUNDS, 60_000),
    sparklinesQuery(nasty, BOUNDS, 60_000),
    tagValuesQuery(nasty, nasty, nasty),
    fieldScript(nasty, nasty, nasty),
  ]) {
    expect(query).not.toContain(nasty);
    expect(query).toContain(fluxString(nasty));
  }
});

test("every example says what it is and uses the page's range", () => {
  for (const { name, description, script } of exampleScripts("kraken")) {
    expect([name, description].every((words) => words.length > 5)).toBe(true);
    expect(script).toContain("v.timeRangeStart");
  }
});

describe("the range as an option", () => {
  const properties = (range: { from: string; to: string }) =>
    JSON.stringify(rangeExtern(range, BOUNDS.stopMs, 720)).match(/"type":"Property".*$/)?.[0] ?? "";

  test("is relative where the range is", () => {
    expect(properties({ from: "now-1h", to: "now" })).toContain('"operator":"-"');
    expect(properties({ from: "now-1h", to: "now" })).toContain('"magnitude":10,"unit":"s"');
    expect(properties({ from: "now-1h", to: "now" })).toContain('"CallExpression"');
  });

  test("names instants where the range does", () => {
    expect(properties({ from: "2026-11-24", to: "2026-11-24 06:00" })).toContain(
      '"DateTimeLiteral","value":"2026-11-24T06:00:00.000Z"',
    );
  });

  test("is left out where the range cannot be read", () => {
    expect(rangeExtern({ from: "soon", to: "now" }, BOUNDS.stopMs, 720)).toBeNull();
  });
});
