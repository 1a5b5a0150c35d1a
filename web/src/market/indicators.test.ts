import { describe, expect, test } from "vitest";

import { decodeAnnotatedCsv } from "@/api/annotatedCsv";
import { lineColours } from "@/charts/IndicatorPanes";
import { indicatorsQuery } from "@/flux/indicatorQueries";
import { readIndicator } from "@/market/indicatorFeed";
import {
  formatIndicators,
  indicatorName,
  INDICATOR_KINDS,
  MOST_INDICATORS,
  newIndicator,
  parseIndicators,
  warmBars,
} from "@/market/indicators";

const MINUTE = 60_000;
const DAY = 86_400_000;
const T0 = Date.parse("2026-11-24T12:00:00Z");
const SOURCE = { bucket: "kraken", pair: "BTC/USD", everyMs: 5 * MINUTE };
const BOUNDS = { fromMs: T0, stopMs: T0 + 100 * MINUTE, edgeMs: T0 + 97 * MINUTE };

describe("addresses", () => {
  test.each(["ema:21", "ema:21,rsi:14", "bollinger:20:2,vwap,macd:12:26:9", "none"])(
    "%s is written as it was read",
    (text) => expect(formatIndicators(parseIndicators(text))).toBe(text),
  );

  test.each([
    ["ema", "a length is missing"],
    ["ema:21:3", "one too many"],
    ["ema:1", "too short"],
    ["ema:501", "too long"],
    ["ema:2.5", "no whole number"],
    ["ema:x", "no number"],
    ["toString:3", "no indicator"],
  ])("%s is left out: %s", (text) => expect(parseIndicators(text)).toEqual([]));

  test("what comes twice counts once, and no more than the most are taken", () => {
    expect(parseIndicators("ma:5,ma:5")).toHaveLength(1);
    const many = Array.from({ length: 20 }, (_, index) => `ma:${index + 2}`).join(",");
    expect(parseIndicators(many)).toHaveLength(MOST_INDICATORS);
  });
});

test("names show the lengths", () => {
  expect(INDICATOR_KINDS.map((kind) => indicatorName(newIndicator(kind)))).toEqual([
    "MA 20",
    "EMA 21",
    "BB 20, 2",
    "VWAP",
    "RSI 14",
    "MACD 12, 26, 9",
  ]);
});

test.each([
  ["ema:21", 2 / 22],
  ["rsi:14", 1 / 14],
  ["rsi:100", 1 / 100],
  ["macd:12:26:9", 2 / 27],
])("%s begins so early that where it began no longer shows", (text, weight) => {
  const [indicator] = parseIndicators(text);
  expect(indicator && (1 - weight) ** warmBars(indicator)).toBeLessThan(1e-9);
});

describe("the script", () => {
  const script = (text: string) => indicatorsQuery(SOURCE, BOUNDS, parseIndicators(text));

  test("has a result for each indicator", () => {
    const names = [...script("ema:21,vwap,rsi:14").matchAll(/yield\(name: "([^"]+)"\)/g)];
    expect(names.map(([, name]) => name)).toEqual(["ema:21", "vwap", "rsi:14"]);
  });

  test("reads as many bars before the shown ones as the longest takes", () => {
    expect(script("ma:20,ma:50")).toContain(
      `warm = ${new Date(T0 - 50 * SOURCE.everyMs).toISOString()}`,
    );
  });

  test("sums the traded worth from the day's begin", () => {
    expect(script("vwap")).toContain(`day = ${new Date(Math.floor(T0 / DAY) * DAY).toISOString()}`);
    expect(script("vwap")).not.toContain("warm =");
    expect(script("ema:21")).not.toContain("day =");
  });

  test("takes candles up to where they end and polls from there", () => {
    const edge = new Date(BOUNDS.edgeMs).toISOString();
    expect(script("ema:21")).toContain(`edge = ${edge}`);
    expect(script("ema:21")).toContain(`candlesEnd = ${edge}`);
  });

  test("takes polls of the whole time where there are no candles", () => {
    const text = indicatorsQuery(SOURCE, { ...BOUNDS, edgeMs: 0 }, parseIndicators("ma:20"));
    expect(text).toContain(`edge = ${new Date(T0 - 20 * SOURCE.everyMs).toISOString()}`);
    expect(text).toContain(`candlesEnd = ${new Date(BOUNDS.stopMs).toISOString()}`);
  });
});

test("an answer is read by bar, one number for each line; of two rows the later counts", () => {
  const { frames } = decodeAnnotatedCsv(
    [
      "#datatype,string,long,dateTime:RFC3339,double,double,double,double",
      "#group,false,false,false,false,false,false,false",
      "#default,macd:12:26:9,,,,,,",
      ",result,table,_time,_value,macd,signal,histogram",
      `,,0,${new Date(T0).toISOString()},100,3,2,1`,
      `,,0,${new Date(T0 + MINUTE).toISOString()},100,4,,`,
      `,,0,${new Date(T0 + MINUTE).toISOString()},100,5,,`,
      "",
      "",
    ].join("\r\n"),
  );
  const [macd, ema] = parseIndicators("macd:12:26:9,ema:21");
  if (!macd || !ema) throw new Error("both are indicators");
  expect([...readIndicator(frames, macd)]).toEqual([
    [T0, [1, 3, 2]],
    [T0 + MINUTE, [Number.NaN, 5, Number.NaN]],
  ]);
  expect(readIndicator(frames, ema).size).toBe(0);
});

test("bands share a colour, a signal has its own, and no two indicators look the same", () => {
  const series = ["a", "b", "c", "d", "e", "f"];
  const colours = lineColours(parseIndicators("bollinger:20:2,macd:12:26:9,ema:21"), series);
  expect(colours.get("bollinger:20:2")).toEqual(["b", "b", "b"]);
  expect(colours.get("macd:12:26:9")).toEqual(["a", "a", "c"]);
  expect(colours.get("ema:21")).toEqual(["d"]);
});
