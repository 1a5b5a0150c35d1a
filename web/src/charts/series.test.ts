import { expect, test } from "vitest";

import { decodeAnnotatedCsv } from "@/api/annotatedCsv";
import { alignSeries, lineDecimals, readSeries, statistics, type Series } from "@/charts/series";

const frames = (...lines: string[]) => decodeAnnotatedCsv([...lines, "", ""].join("\r\n")).frames;

const LONG = frames(
  "#datatype,string,long,dateTime:RFC3339,double,string,string,string",
  "#group,false,false,false,false,true,true,true",
  "#default,_result,,,,,,",
  ",result,table,_time,_value,_field,_measurement,pair",
  ",,0,2026-11-24T12:00:00Z,1,closed,kraken,BTC/USD",
  ",,0,2026-11-24T12:01:00Z,,closed,kraken,BTC/USD",
  ",,1,2026-11-24T12:01:00Z,5,closed,kraken,ETH/USD",
);

test("each table is a series named by what tells it apart", () => {
  const series = readSeries(LONG);
  expect(series.map(({ label, field }) => [label, field])).toEqual([
    ["BTC/USD", "closed"],
    ["ETH/USD", "closed"],
  ]);
  expect(series.map(({ values }) => values)).toEqual([[1, null], [5]]);
});

test("a pivoted table is a series per numeric column", () => {
  const series = readSeries(
    frames(
      "#datatype,string,long,dateTime:RFC3339,double,double,string",
      "#group,false,false,false,false,false,true",
      "#default,spread,,,,,",
      ",result,table,_time,ask,bid,pair",
      ",,0,2026-11-24T12:00:00Z,2,1,BTC/USD",
    ),
  );
  expect(series.map(({ field }) => field)).toEqual(["ask", "bid"]);
  expect(series.map(({ label }) => label)).toEqual([
    "BTC/USD · spread · ask",
    "BTC/USD · spread · bid",
  ]);
});

test("tables without times have nothing to draw", () => {
  const noTimes = frames(
    "#datatype,string,long,double",
    "#group,false,false,false",
    "#default,_result,,",
    ",result,table,_value",
    ",,0,1",
  );
  expect(readSeries(noTimes)).toEqual([]);
});

test("times that fall are put in order", () => {
  const [series] = readSeries(
    frames(
      "#datatype,string,long,dateTime:RFC3339,long",
      "#group,false,false,false,false",
      "#default,_result,,,",
      ",result,table,_time,_value",
      ",,0,2026-11-24T12:01:00Z,2",
      ",,0,2026-11-24T12:00:00Z,1",
    ),
  );
  expect(series?.values).toEqual([1, 2]);
});

const make = (times: number[], values: (number | null)[]): Series => ({
  label: "",
  field: "",
  times,
  values,
});

test("an axis in common keeps a null as a gap and a missing row as none", () => {
  const { times, values } = alignSeries([make([1, 2, 3], [1, null, 3]), make([2, 4], [7, 8])]);
  expect(times).toEqual([1, 2, 3, 4]);
  expect(values).toEqual([
    [1, null, 3, undefined],
    [undefined, 7, undefined, 8],
  ]);
});

test("statistics leave nulls out", () => {
  expect(statistics(make([1, 2, 3], [4, null, 2]))).toEqual({
    last: 2,
    min: 2,
    max: 4,
    mean: 3,
    points: 2,
  });
  expect(statistics(make([1], [null])).points).toBe(0);
});

test.each([
  ["prices as they come", [67_412.3, 67_400, null, 67_399.95], 2],
  ["small prices as they come", [0.160164, 0.1602], 6],
  ["counts", [62, 33, 120], 0],
  ["means of prices", [62_637.833_333, 62_600], 2],
  ["velocities", [-101.033_33, 270.5, 0.016_240_9], 2],
  ["small velocities", [0.016_240_9, -0.298_123_4], 4],
  ["tiny ones", [1.234e-9], null],
  ["nothing", [null], null],
])("a line of %s has its decimals", (_, values, decimals) =>
  expect(lineDecimals(values)).toBe(decimals),
);
