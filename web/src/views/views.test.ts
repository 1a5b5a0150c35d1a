import { describe, expect, test } from "vitest";

import type { Column, Frame } from "@/api/frames";
import { rebase, stack, type Series } from "@/charts/series";
import { bandOrder } from "@/views/band/order";
import { barLength, candleBars } from "@/views/candlestick/bars";
import { coloursIn, levelWords, thresholdAt } from "@/views/colours";
import { arcPath, dialPoint, dialSpan } from "@/views/gauge/dial";
import { heatGrid, pointedBins } from "@/views/heatmap/grid";
import { countBins } from "@/views/histogram/bins";
import { parseMarkdown } from "@/views/markdown/parse";
import { domainIn, formatIn, formatValue, withNested } from "@/views/properties";
import { OFFERED_KINDS, VIEW_KINDS } from "@/views/registry";
import { pointsNear, scatterPoints } from "@/views/scatter/points";
import { readStat } from "@/views/singleStat/stat";
import { readTable, sortRows, cellText } from "@/views/table/rows";
import { scriptUnit, unitOf } from "@/views/unit";

function floats(label: string, values: number[]): Column {
  return { label, type: "double", isGroup: false, nulls: null, values: Float64Array.from(values) };
}

function times(values: number[]): Column {
  return {
    label: "_time",
    type: "dateTime",
    isGroup: false,
    nulls: null,
    values: Float64Array.from(values),
    nanoseconds: new Int32Array(values.length),
  };
}

function words(label: string, values: string[]): Column {
  return {
    label,
    type: "string",
    isGroup: true,
    nulls: null,
    values: Int32Array.from(values.keys()),
    dictionary: values,
  };
}

function frame(columns: Column[], result = "_result"): Frame {
  const rows = columns[0]?.values.length ?? 0;
  return { result, columns, tables: new Int32Array(rows), rows };
}

function series(label: string, values: (number | null)[], field = "close"): Series {
  return { label, field, times: values.map((_, index) => index * 1000), values };
}

test("every kind of InfluxDB's is registered once, with its own type", () => {
  const types = VIEW_KINDS.map(({ type }) => type);
  expect(new Set(types).size).toBe(types.length);
  expect(types).toEqual(
    expect.arrayContaining([
      "xy",
      "line-plus-single-stat",
      "single-stat",
      "gauge",
      "table",
      "simple-table",
      "band",
      "histogram",
      "heatmap",
      "scatter",
      "mosaic",
      "geo",
      "check",
      "markdown",
      "candlestick",
    ]),
  );
  for (const { type, defaults } of VIEW_KINDS)
    expect(defaults).toMatchObject({ type, shape: "chronograf-v2" });
  expect(OFFERED_KINDS.map(({ type }) => type)).not.toContain("geo");
});

describe("properties", () => {
  test("that are not what they should be are passed over", () => {
    expect(formatIn({ prefix: 3, suffix: "%", decimalPlaces: "x" })).toEqual({
      prefix: "",
      suffix: "%",
      decimals: null,
    });
    expect(domainIn({ xDomain: ["", "7.5"] }, "xDomain")).toEqual([null, 7.5]);
  });

  test("fix the decimals where InfluxDB enforces them", () => {
    const format = formatIn({ suffix: " USD", decimalPlaces: { isEnforced: true, digits: 1 } });
    expect(formatValue(67412.345, format)).toBe("67,412.3 USD");
  });

  test("change in one place and stay in all others", () => {
    const before = { axes: { x: { label: "t" }, y: { label: "", base: "10" } }, own: [1] };
    expect(withNested(before, ["axes", "y", "label"], "USD")).toEqual({
      axes: { x: { label: "t" }, y: { label: "USD", base: "10" } },
      own: [1],
    });
  });
});

describe("levels", () => {
  const colours = coloursIn({
    colors: [
      { id: "2", type: "threshold", hex: "#e5b454", name: "overbought", value: 70 },
      { id: "1", type: "min", hex: "#9d8cff", name: "laser", value: 0 },
      { id: "3", type: "max", hex: "#9d8cff", name: "", value: 100 },
      { id: "4", type: "threshold", hex: "javascript:x", name: "bad", value: 50 },
    ],
  });

  test("are read in rising order, without what is no colour", () => {
    expect(colours.map(({ value }) => value)).toEqual([0, 70, 100]);
  });

  test("hold from their value on", () => {
    expect(thresholdAt(colours, 69.9)?.value).toBe(0);
    expect(thresholdAt(colours, 70)?.name).toBe("overbought");
    expect(thresholdAt(colours, -5)?.value).toBe(0);
  });

  test("are called by their name, unless it is one of InfluxDB's paints", () => {
    expect(colours.map((level) => levelWords(level, String(level.value)))).toEqual([
      "from 0",
      "overbought",
      "from 100",
    ]);
  });
});

test.each([
  ["from(bucket: b) |> derivative(unit: 1m, nonNegative: false)", "derivative, per min"],
  ["x |> derivative() ", "derivative, per s"],
  [
    "x |> derivative(unit: 5m) |> map(fn: (r) => ({_value: r._value * 100.0}))",
    "derivative, % per 5m",
  ],
  ["x |> map(fn: (r) => ({r with _value: (r.ask - r.bid) / r.bid * 100.0}))", "%"],
  ["// derivative(unit: 1m)\nx |> mean()", ""],
])("the unit of %j", (script, unit) => expect(scriptUnit(script)).toBe(unit));

test("what an axis says goes before what the script says", () => {
  const queries = [{ text: "x |> derivative(unit: 1m)" }];
  expect(unitOf({ queries, axes: { y: { label: "USD" } } })).toBe("USD");
  expect(unitOf({ queries, suffix: " %" })).toBe("%");
  expect(unitOf({ queries })).toBe("derivative, per min");
});

test("stacked lines stand on each other; a hidden one carries nothing", () => {
  expect(
    stack(
      [
        [1, 2],
        [10, null],
        [5, 5],
      ],
      [true, true, true],
    ),
  ).toEqual([
    [1, 2],
    [11, null],
    [16, 7],
  ]);
  expect(stack([[1], [10], [5]], [true, false, true])[2]).toEqual([6]);
});

test("rebased lines begin at nought percent, whatever their price", () => {
  const [first, second] = rebase([series("BTC", [50, 100, null]), series("XLM", [0.1, 0.05])]);
  expect(first?.values).toEqual([0, 100, null]);
  expect(second?.values).toEqual([0, -50]);
});

test("a band has its edges beside each line, by group", () => {
  const named = (label: string) => series(label, [1, 2]);
  const given = ["BTC · min", "ETH · mean", "BTC · mean", "BTC · max", "other"].map(named);
  const { series: ordered, bands } = bandOrder(given, {
    upperColumn: "max",
    mainColumn: "mean",
    lowerColumn: "min",
  });
  expect(ordered.map(({ label }) => label)).toEqual([
    "ETH · mean",
    "BTC · mean",
    "BTC · max",
    "BTC · min",
    "other",
  ]);
  expect(bands).toEqual([[2, 3]]);
});

describe("a single stat", () => {
  test("is the last value of the first line, with its change over the range", () => {
    expect(readStat([frame([times([1, 2, 3]), floats("_value", [10, 11, 14])])])).toEqual({
      last: 14,
      change: 4,
    });
  });

  test("needs no time", () => {
    expect(readStat([frame([floats("count", [7])])])).toEqual({ last: 7, change: NaN });
    expect(readStat([])).toBeNull();
  });
});

test("bins hold every value once, the highest in the last", () => {
  const frames = [
    frame([floats("_value", [0, 1, 2, 10]), words("pair", ["a", "b", "a", "a"])]),
    frame([floats("_value", [5]), words("pair", ["b"])]),
  ];
  const bins = countBins(frames, {
    column: "_value",
    fill: ["pair"],
    binCount: 2,
    domain: [null, null],
  });
  expect(bins).toMatchObject({ min: 0, max: 10, groups: ["a", "b"], highest: 3 });
  expect(bins?.counts).toEqual([
    [2, 1],
    [1, 1],
  ]);
});

test("a heatmap counts points, or has a row for each word with the mean of its values", () => {
  const bounds = { startMs: 0, stopMs: 100 };
  const settings = { xColumn: "_time", yColumn: "_value", columns: 2, rows: 2, bounds };
  const counted = heatGrid([frame([times([0, 10, 90]), floats("_value", [0, 1, 10])])], settings);
  expect(counted?.values).toEqual([
    [NaN, 1],
    [2, NaN],
  ]);
  const named = heatGrid(
    [frame([times([0, 10, 60]), floats("_value", [4, 8, 1]), words("pair", ["a", "a", "b"])])],
    { ...settings, yColumn: "pair" },
  );
  expect(named).toMatchObject({ rows: ["a", "b"], highest: 6 });
});

test("a scatter pairs two columns and leaves out what is no number", () => {
  const points = scatterPoints(
    [frame([times([1, 2]), floats("_value", [5, NaN]), words("pair", ["a", "a"])])],
    "_time",
    "_value",
    ["pair"],
  );
  expect(points).toEqual([{ x: 1, y: 5, group: "a" }]);
});

test("a crosshair finds the bins of its column and the points of its time", () => {
  const settings = { columns: 2, rows: 2, bounds: { startMs: 0, stopMs: 100 } };
  const grid = heatGrid(
    [frame([times([10, 10, 60]), floats("_value", [4, 8, 1]), words("pair", ["a", "b", "a"])])],
    { ...settings, xColumn: "_time", yColumn: "pair" },
  );
  expect(grid && pointedBins(grid, 20, null)).toEqual([
    { words: "a", value: 4 },
    { words: "b", value: 8 },
  ]);
  expect(grid && pointedBins(grid, 20, 0.9)).toEqual([{ words: "b", value: 8 }]);
  const points = [
    { x: 1, y: 5, group: "a" },
    { x: 1, y: 9, group: "b" },
    { x: 4, y: 7, group: "a" },
  ];
  expect(pointsNear(points, [1, 4], 2, 8.5).map(({ y }) => y)).toEqual([9, 5]);
  expect(pointsNear(points, [1, 4], 3, null).map(({ y }) => y)).toEqual([7]);
});

test("a dial spans its levels and opens below", () => {
  expect(dialSpan([])).toEqual([0, 100]);
  const top = dialPoint({ x: 0, y: 0 }, 10, 0.5);
  expect(top.x).toBeCloseTo(0);
  expect(top.y).toBeCloseTo(-10);
  expect(arcPath({ x: 0, y: 0 }, 10, 0, 1)).toContain("A10 10 0 1 1");
});

describe("a table", () => {
  const frames = [
    frame([words("pair", ["b", "a", "c"]), floats("_value", [2, 1, NaN]), times([1, 2, 3])]),
  ];
  const properties = {
    fieldOptions: [
      { internalName: "_value", displayName: "price", visible: true },
      { internalName: "_time", visible: false },
    ],
  };

  test("has the columns that are wanted, under their own names", () => {
    const { columns, rows } = readTable(frames, properties, false);
    expect(columns.map(({ title }) => title)).toEqual(["price", "pair"]);
    expect(rows).toHaveLength(3);
  });

  test("is sorted by a column in both directions", () => {
    const { rows } = readTable(frames, properties, false);
    const order = (isDescending: boolean) =>
      sortRows(rows, { name: "pair", isDescending }).map(({ row }) => row);
    expect(order(false)).toEqual([1, 0, 2]);
    expect(order(true)).toEqual([2, 0, 1]);
  });

  test("writes times and numbers for people", () => {
    const { rows } = readTable(frames, {}, false);
    const [first] = rows;
    expect(first && cellText(first, "_time", {}, "UTC")).toBe("1970-01-01 00:00:00");
    const fixed = { decimalPlaces: { isEnforced: true, digits: 3 } };
    expect(first && cellText(first, "_value", fixed, "UTC")).toBe("2.000");
  });
});

describe("candles", () => {
  test("are read from fields, from columns and from results", () => {
    const stamps = [60_000, 120_000];
    const wide = frame([
      times(stamps),
      ...["open", "high", "low", "close"].map((part, index) => floats(part, [index, index])),
    ]);
    const named = ["open", "high", "low", "close"].map((part, index) =>
      frame([times(stamps), floats("_value", [index, index])], part),
    );
    const expected = { time: 60_000, open: 0, high: 1, low: 2, close: 3, volume: 0 };
    expect(candleBars([wide])[0]).toEqual(expected);
    expect(candleBars(named)[0]).toEqual(expected);
    expect(barLength(candleBars(named))).toBe(60_000);
  });

  test("without a price are left out", () => {
    expect(candleBars([frame([times([1]), floats("open", [1])])])).toEqual([]);
  });

  test("are as far apart as most of them, though the range's end cuts the last", () => {
    const minutes = [0, 5, 10, 20, 25, 26];
    const bars = minutes.map((at) => ({
      time: at * 60_000,
      open: 1,
      high: 1,
      low: 1,
      close: 1,
      volume: 0,
    }));
    expect(barLength(bars)).toBe(300_000);
    expect(barLength(bars.slice(0, 1))).toBe(60_000);
  });
});

describe("a note", () => {
  test("has headings, lists, code and links", () => {
    expect(parseMarkdown("# Title\n\n- one\n- **two**\n\n```\nx < y\n```")).toEqual([
      { kind: "heading", level: 1, children: [{ kind: "text", text: "Title" }] },
      {
        kind: "list",
        isOrdered: false,
        items: [
          [{ kind: "text", text: "one" }],
          [{ kind: "strong", children: [{ kind: "text", text: "two" }] }],
        ],
      },
      { kind: "code", text: "x < y" },
    ]);
  });

  test("keeps HTML and scripts as the text they are", () => {
    const [html, link] = parseMarkdown("<img src=x onerror=alert(1)>\n\n[press](javascript:alert)");
    expect(html).toEqual({
      kind: "paragraph",
      children: [{ kind: "text", text: "<img src=x onerror=alert(1)>" }],
    });
    expect(link).toEqual({
      kind: "paragraph",
      children: [{ kind: "text", text: "[press](javascript:alert)" }],
    });
  });

  test("of any shape is read to its end", () => {
    const pieces = ["> ", "- ", "`", "**", "[", "](", "| - |", "```", "\n", "a", "_", "1. "];
    for (let seed = 1; seed < 400; seed++) {
      const text = Array.from(
        { length: 24 },
        (_, index) => pieces[(seed * (index + 7) * 2_654_435) % pieces.length],
      ).join("");
      expect(Array.isArray(parseMarkdown(text))).toBe(true);
    }
    expect(parseMarkdown("> ".repeat(5_000)).length).toBe(1);
  });

  test("of very long lines is read in little time", () => {
    const spaces = " ".repeat(20_000);
    const open = "[".repeat(20_000);
    for (const line of [`# a${spaces}b`, `# ${"#".repeat(20_000)}b`, open, `-${spaces}x`])
      expect(parseMarkdown(line)).toEqual([
        { kind: "paragraph", children: [{ kind: "text", text: line }] },
      ]);
    expect(parseMarkdown(`|a|\n|-${spaces}x`)).toHaveLength(1);
    expect(parseMarkdown(`${"[".repeat(1_000)}\n`.repeat(20))).toHaveLength(1);
  });

  test.each([
    ["# A  ##  ", "A"],
    ["#  B", "B"],
    ["# C # D", "C # D"],
  ])("%j is a heading", (line, text) =>
    expect(parseMarkdown(line)).toEqual([
      { kind: "heading", level: 1, children: [{ kind: "text", text }] },
    ]),
  );
});
