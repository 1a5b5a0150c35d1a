import { describe, expect, test } from "vitest";

import { decodeAnnotatedCsv } from "@/api/annotatedCsv";
import {
  applyQuote,
  barAt,
  continueBars,
  findGaps,
  readBars,
  readEdge,
  replaceTail,
  type Bar,
} from "@/market/bars";
import { parseInterval } from "@/market/intervals";
import { readSparklines } from "@/market/sparklines";

const MINUTE = 60_000;
const T0 = Date.parse("2026-11-24T12:00:00Z");

function bar(
  minute: number,
  [open, high, low, close, volume]: [number, number, number, number, number],
): Bar {
  return { time: T0 + minute * MINUTE, open, high, low, close, volume };
}

const flat = (minute: number, price = 100) => bar(minute, [price, price, price, price, 1]);

function block(result: string, rows: [minute: number, value: number, source: string][]): string[] {
  return [
    "#datatype,string,long,dateTime:RFC3339,double,string",
    "#group,false,false,false,false,true",
    `#default,${result},,,,`,
    ",result,table,_time,_value,source",
    ...rows.map(
      ([minute, value, source]) =>
        `,,0,${new Date(T0 + minute * MINUTE).toISOString()},${value},${source}`,
    ),
    "",
  ];
}

const frames = (...blocks: string[][]) =>
  decodeAnnotatedCsv([...blocks.flat(), ""].join("\r\n")).frames;

describe("reading bars", () => {
  const parts = (minute: number, price: number, source: string) =>
    ["open", "high", "low", "close"].map((part) => block(part, [[minute, price, source]]));

  test("puts the parts of each interval together, in order of time", () => {
    const answer = frames(
      block("open", [
        [1, 11, "rest"],
        [0, 10, "rest"],
      ]),
      block("high", [
        [0, 12, "rest"],
        [1, 13, "rest"],
      ]),
      block("low", [
        [0, 9, "rest"],
        [1, 10, "rest"],
      ]),
      block("close", [
        [0, 11, "rest"],
        [1, 12, "rest"],
      ]),
      block("volume", [[0, 5, "rest"]]),
    );
    expect(readBars(answer)).toEqual([bar(0, [10, 12, 9, 11, 5]), bar(1, [11, 13, 10, 12, 0])]);
  });

  test("prefers trades to rest to the web socket to what is unknown", () => {
    const close = (...sources: string[]) =>
      readBars(frames(...sources.flatMap((source, index) => parts(0, index + 1, source)))).map(
        (each) => each.close,
      );
    expect(close("ws", "rest", "trades")).toEqual([3]);
    expect(close("trades", "rest")).toEqual([1]);
    expect(close("other", "zip")).toEqual([2]);
  });

  test("takes a candle of the bar's own length over the minutes it is made of", () => {
    const own = (part: string) => [
      "#datatype,string,long,dateTime:RFC3339,double,string,string",
      "#group,false,false,false,false,true,true",
      `#default,${part},,,,,`,
      ",result,table,_time,_value,source,interval",
      `,,0,${new Date(T0).toISOString()},1,trades,1m`,
      `,,1,${new Date(T0).toISOString()},2,zip,5m`,
      "",
    ];
    const answer = frames(...["open", "high", "low", "close"].map(own));
    expect(readBars(answer).map(({ close }) => close)).toEqual([2]);
  });

  test("takes the minutes of a source that has more of them than a more trusted one", () => {
    const of = (part: string, type: string, trades: number, rest: number) => [
      `#datatype,string,long,dateTime:RFC3339,${type},string,string`,
      "#group,false,false,false,false,true,true",
      `#default,${part},,,,,`,
      ",result,table,_time,_value,source,interval",
      `,,0,${new Date(T0).toISOString()},${trades},trades,1m`,
      `,,1,${new Date(T0).toISOString()},${rest},rest,1m`,
      "",
    ];
    const prices = ["open", "high", "low", "close"].map((part) => of(part, "double", 1, 2));
    const closes = (counts: string[]) => readBars(frames(...prices, counts)).map((b) => b.close);
    expect(closes(of("count", "long", 4, 5))).toEqual([2]);
    expect(closes(of("count", "long", 5, 5))).toEqual([1]);
  });

  test("takes anything over a candle of trades that are not all there", () => {
    const of = (part: string, type: string, ...rows: string[]) => [
      `#datatype,string,long,dateTime:RFC3339,${type},string,string`,
      "#group,false,false,false,false,true,true",
      `#default,${part},,,,,`,
      ",result,table,_time,_value,source,interval",
      ...rows.map((row, table) => `,,${table},${new Date(T0).toISOString()},${row}`),
      "",
    ];
    const closes = (rows: string[], ...more: string[][]) =>
      readBars(
        frames(
          ...["open", "high", "low", "close"].map((part) => of(part, "double", ...rows)),
          ...more,
        ),
      ).map(({ close }) => close);
    const partial = of("partial", "boolean", "false,trades,1h");
    expect(closes(["1,trades,1h", "2,rest,1h"])).toEqual([1]);
    expect(closes(["1,trades,1h", "2,rest,1h"], partial)).toEqual([2]);
    expect(closes(["1,trades,1h", "3,ws,1m"], partial)).toEqual([3]);
    expect(closes(["1,trades,1h"], partial)).toEqual([1]);
  });

  test("leaves out intervals that lack a price", () => {
    expect(readBars(frames(block("open", [[0, 1, "rest"]])))).toEqual([]);
  });

  test("knows where the candles end", () => {
    expect(
      readEdge(frames(block("edge", [[4, 1, "ws"]]), block("edge", [[7, 1, "rest"]])), MINUTE),
    ).toBe(T0 + 8 * MINUTE);
    expect(readEdge([], MINUTE)).toBeNull();
  });
});

test("polls continue the bar that candles left unfinished", () => {
  const candle = bar(0, [10, 12, 9, 11, 5]);
  const rest = bar(0, [11, 15, 10, 14, 2]);
  expect(continueBars([candle], [rest, flat(5)])).toEqual([bar(0, [10, 15, 9, 14, 7]), flat(5)]);
  expect(continueBars([candle], [flat(5)])).toEqual([candle, flat(5)]);
  expect(continueBars([], [flat(5)])).toEqual([flat(5)]);
});

test("a newer tail replaces the bars it covers", () => {
  expect(replaceTail([flat(0), flat(1), flat(2)], [flat(1, 7), flat(2, 8), flat(3, 9)])).toEqual([
    flat(0),
    flat(1, 7),
    flat(2, 8),
    flat(3, 9),
  ]);
  expect(replaceTail([flat(0)], [])).toEqual([flat(0)]);
});

test("missing intervals are found between bars, not outside", () => {
  expect(findGaps([flat(0), flat(1), flat(5), flat(6)], MINUTE)).toEqual([
    { fromMs: T0 + 2 * MINUTE, toMs: T0 + 5 * MINUTE },
  ]);
  expect(findGaps([flat(0)], MINUTE)).toEqual([]);
});

describe("a quote", () => {
  test("moves the running bar", () => {
    expect(applyQuote(flat(0), 105, T0 + 30_000, MINUTE)).toEqual(bar(0, [100, 105, 100, 105, 1]));
  });

  test("begins the next bar", () => {
    expect(applyQuote(flat(0), 99, T0 + MINUTE, MINUTE)).toEqual(bar(1, [99, 99, 99, 99, 0]));
  });

  test("from before the bar changes nothing", () => {
    expect(applyQuote(flat(5), 99, T0, MINUTE)).toBeNull();
  });
});

test.each([
  ["5", "5m"],
  ["15", "15m"],
  ["60", "1h"],
  ["1h", "1h"],
  ["4h", "4h"],
  ["240", "4h"],
  ["1D", "1d"],
  ["1440m", "1d"],
  ["7", null],
  ["toString", null],
  ["", null],
])("typing %j asks for %s", (typed, interval) => expect(parseInterval(typed)).toBe(interval));

test("a sparkline takes candles over polls of the same window", () => {
  const lines = (result: string, rows: [number, number][]) => [
    "#datatype,string,long,dateTime:RFC3339,double,string",
    "#group,false,false,false,false,true",
    `#default,${result},,,,`,
    ",result,table,_time,_value,pair",
    ...rows.map(
      ([minute, value]) => `,,0,${new Date(T0 + minute * MINUTE).toISOString()},${value},BTC/USD`,
    ),
    "",
  ];
  const closes = readSparklines(
    frames(
      lines("candles", [
        [0, 1],
        [30, 2],
      ]),
      lines("ticks", [
        [30, 99],
        [60, 3],
      ]),
    ),
  );
  expect(closes.get("BTC/USD")?.map(({ price }) => price)).toEqual([1, 2, 3]);
});

test("an instant lies in the bar of its interval, and in none where that is missing", () => {
  const bars = [flat(0), flat(1), flat(4)];
  const at = (minute: number) => barAt(bars, T0 + minute * MINUTE, MINUTE);
  expect(at(0)).toBe(bars[0]);
  expect(at(1.9)).toBe(bars[1]);
  expect([at(-0.1), at(2), at(5)]).toEqual([undefined, undefined, undefined]);
  expect(at(4)).toBe(bars[2]);
});
