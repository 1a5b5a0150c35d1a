import { describe, expect, test } from "vitest";

import type { Column, Frame } from "@/api/frames";
import { tickLabels } from "@/charts/scales";
import { levelsIn } from "@/views/check/levels";
import { layersIn, levelColours, shares, tracks } from "@/views/geo/layers";
import { placeColumns, readPlaces } from "@/views/geo/places";
import { fitPlaces, moveMap, project, zoomMap } from "@/views/geo/camera";
import { degreeWords, meridians } from "@/views/geo/projection";
import { readStates, stateAt } from "@/views/mosaic/stretches";
import { nearest, stepTime } from "@/views/plot/timeCursor";

function floats(label: string, values: number[]): Column {
  const nulls = Uint8Array.from(values.map((value) => Number(Number.isNaN(value))));
  return { label, type: "double", isGroup: false, nulls, values: Float64Array.from(values) };
}

function times(values: number[]): Column {
  const [ms, nanoseconds] = [Float64Array.from(values), new Int32Array(values.length)];
  return { label: "_time", type: "dateTime", isGroup: false, nulls: null, values: ms, nanoseconds };
}

function words(label: string, dictionary: string[], isGroup = true): Column {
  const values = Int32Array.from(dictionary.keys());
  return { label, type: "string", isGroup, nulls: null, values, dictionary };
}

function frame(columns: Column[]): Frame {
  const rows = columns[0]?.values.length ?? 0;
  return { result: "_result", columns, tables: new Int32Array(rows), rows };
}

describe("a mosaic", () => {
  const settings = {
    xColumn: "_time",
    series: ["pair"],
    labels: [],
    separator: ", ",
    fill: ["state"],
    stopMs: 100,
  };

  test("merges neighbours of one state; the last holds as long as rows are apart", () => {
    const states = readStates(
      [
        frame([
          times([10, 20, 30, 40]),
          words("pair", ["a", "a", "a", "a"]),
          words("state", ["up", "up", "down", "up"], false),
        ]),
      ],
      settings,
    );
    expect(states?.rows).toEqual([
      {
        label: "a",
        stretches: [
          { startMs: 10, stopMs: 30, state: "up" },
          { startMs: 30, stopMs: 40, state: "down" },
          { startMs: 40, stopMs: 50, state: "up" },
        ],
      },
    ]);
    expect(states).toMatchObject({ names: ["up", "down"], isNumeric: false, isCut: false });
    const [row] = states?.rows ?? [];
    expect(row && [9, 10, 35, 50].map((time) => stateAt(row, time))).toEqual([
      null,
      "up",
      "down",
      null,
    ]);
  });

  test("has a row for each series, in whatever order its points come", () => {
    const columns = [
      times([30, 10, 20, 10]),
      words("pair", ["a", "a", "b", "b"]),
      words("exchange", ["k", "k", "k", "k"]),
      floats("_value", [2, 1, 3, NaN]),
    ];
    const states = readStates([frame(columns)], {
      ...settings,
      series: [],
      labels: ["exchange", "pair"],
      fill: ["_value"],
    });
    expect(states?.rows.map(({ label }) => label)).toEqual(["k, a", "k, b"]);
    expect(states).toMatchObject({ isNumeric: true, names: ["1", "2", "3"] });
    expect(states?.rows[1]?.stretches).toEqual([{ startMs: 20, stopMs: 30, state: "3" }]);
  });

  test("keeps the last of several states at one time, and never outlasts the range", () => {
    const columns = [
      times([10, 10, 95]),
      words("pair", ["a", "a", "a"]),
      words("state", ["x", "y", "z"], false),
    ];
    expect(readStates([frame(columns)], settings)?.rows[0]?.stretches).toEqual([
      { startMs: 10, stopMs: 95, state: "y" },
      { startMs: 95, stopMs: 100, state: "z" },
    ]);
  });

  test("of a result without its columns is none", () => {
    expect(readStates([frame([floats("_value", [1])])], settings)).toBeNull();
    expect(readStates([frame([times([1]), words("pair", ["a"])])], settings)).toBeNull();
  });
});

test.each([
  [
    [62342.81, 62342.82, 62342.83],
    ["62,342.81", "62,342.82", "62,342.83"],
  ],
  [
    [0, 250, 500],
    ["0", "250", "500"],
  ],
  [
    [0, 0.05, 0.1],
    ["0.00", "0.05", "0.10"],
  ],
  [[7], ["7"]],
  [
    [0, 2e15],
    ["0", "2.0000e+15"],
  ],
])("the ticks %j can be told apart", (ticks, words) => expect(tickLabels(ticks)).toEqual(words));

test("a crosshair steps along its times and stays within them", () => {
  expect([nearest([], 3), nearest([1, 5], 2), nearest([1, 5], 4), nearest([1, 5], 9)]).toEqual([
    -1, 0, 1, 1,
  ]);
  expect(stepTime([1, 5, 9], null, -1)).toBe(9);
  expect(stepTime([1, 5, 9], 6, 1)).toBe(9);
  expect(stepTime([1, 5, 9], 6, -1e9)).toBe(1);
  expect(stepTime([], null, 1)).toBeNull();
});

describe("a check", () => {
  const thresholds = [
    { type: "greater", level: "CRIT", value: 70 },
    { type: "lesser", level: "WARN", value: 30 },
    { type: "range", level: "OK", min: 40, max: 60, within: true },
    { type: "range", level: "INFO", min: 10, max: 90, within: false },
    { type: "greater", level: "CRIT", value: "much" },
  ];

  test("has its thresholds on the graph, the graver the heavier", () => {
    const levels = levelsIn({ check: { thresholds } }, String);
    expect(levels.map(({ words: text }) => text)).toEqual([
      "CRIT above 70",
      "WARN below 30",
      "OK from 40 to 60",
      "INFO below 10",
      "INFO above 90",
    ]);
    expect(levels[0]).toMatchObject({ min: 70, max: null, weight: "strong" });
    expect(levels[1]).toMatchObject({ min: null, max: 30, weight: "medium" });
  });

  test("has levels of its view's own, without the colours of its lines", () => {
    const colors = [
      { id: "1", type: "threshold", hex: "#e5b454", name: "high", value: 5 },
      { id: "2", type: "scale", hex: "#31C0F6", name: "sky", value: 0 },
    ];
    expect(levelsIn({ colors, check: "gone" }, String)).toEqual([
      { min: 5, max: null, words: "high", hex: "#e5b454", weight: "medium" },
    ]);
  });
});

describe("a map", () => {
  const columns = placeColumns({});

  test("has places from columns of a row", () => {
    const named = placeColumns({ latLonColumns: { lat: { column: "y" }, lon: { column: "x" } } });
    const { places } = readPlaces(
      [
        frame([
          times([1, 2]),
          floats("y", [50, 95]),
          floats("x", [8, 9]),
          words("ship", ["a", "a"]),
        ]),
      ],
      named,
    );
    expect(places).toHaveLength(1);
    expect(places[0]).toMatchObject({ lat: 50, lon: 8, timeMs: 1, group: "a" });
  });

  test("has places from fields at one time", () => {
    const field = (name: string, values: number[]) =>
      frame([
        times([1, 2]),
        words("_field", [name, name]),
        floats("_value", values),
        words("ship", ["a", "b"]),
      ]);
    const { places } = readPlaces([field("lat", [50, 51]), field("lon", [8, NaN])], columns);
    expect(places).toHaveLength(1);
    expect(places[0]).toMatchObject({ lat: 50, lon: 8, group: "a" });
  });

  const place = (lat: number, lon: number, value: number, group = "", timeMs = 0) => ({
    lat,
    lon,
    timeMs,
    group,
    values: new Map([["_value", value]]),
  });

  test("shows all its places at one scale, north up", () => {
    const area = { width: 400, height: 200 };
    const places = [place(50, 8, 1), place(52, 12, 1)];
    const camera = fitPlaces(places, area);
    expect(fitPlaces([], area)).toBeNull();
    if (!camera) throw new Error("places have a camera");
    const projection = project(camera, area);
    for (const { lat, lon } of places) {
      expect(projection.x(lon)).toBeGreaterThan(0);
      expect(projection.x(lon)).toBeLessThan(area.width);
      expect(projection.y(lat)).toBeGreaterThan(0);
      expect(projection.y(lat)).toBeLessThan(area.height);
    }
    expect(projection.y(52)).toBeLessThan(projection.y(50));
    expect(meridians(projection, area.width).map(({ text }) => text)).toContain("10° E");
    expect([degreeWords(-8.5, "E", "W"), degreeWords(0, "N", "S")]).toEqual(["8.5° W", "0°"]);
  });

  test("is moved as by a hand, and zoomed about a point that keeps its place", () => {
    const area = { width: 400, height: 200 };
    const camera = fitPlaces([place(50, 8, 1), place(52, 12, 1)], area);
    if (!camera) throw new Error("places have a camera");
    const before = project(camera, area);
    const moved = project(moveMap(camera, 30, -20), area);
    expect(moved.x(9) - before.x(9)).toBeCloseTo(30);
    expect(moved.y(51) - before.y(51)).toBeCloseTo(-20);
    const [x, y] = [before.x(8) - area.width / 2, before.y(52) - area.height / 2];
    const zoomed = project(zoomMap(camera, 3, area, [x, y]), area);
    expect(zoomed.x(8)).toBeCloseTo(before.x(8));
    expect(zoomed.y(52)).toBeCloseTo(before.y(52));
    expect(zoomed.x(12) - zoomed.x(8)).toBeCloseTo(3 * (before.x(12) - before.x(8)));
    expect(zoomMap(camera, 1e-9, area).degreePx).toBeCloseTo(area.height / 180);
    expect(zoomMap(camera, 1e9, area).degreePx).toBeCloseTo(area.height / 0.001);
  });

  test("has the layers that are known, in their levels' colours", () => {
    const colors = [
      { type: "min", hex: "#00c9ff", value: 0 },
      { type: "threshold", hex: "#ff7e27", value: 10 },
    ];
    const [layer, ...others] = layersIn({
      layers: [{ type: "pointMap", colorField: "_value", colors }, { type: "globe" }],
    });
    expect(others).toEqual([]);
    const levelOf = layer && levelColours(layer);
    expect(
      [place(0, 0, 3), place(0, 0, 12), place(0, 0, NaN)].map((each) => levelOf?.(each)),
    ).toEqual(["#00c9ff", "#ff7e27", null]);
    expect(layersIn({})[0]?.type).toBe("pointMap");
  });

  test("has tracks in order of time, and shares of the highest number", () => {
    const places = [place(1, 1, 5, "a", 2), place(0, 0, 10, "a", 1), place(3, 3, 1, "b", 1)];
    expect(
      tracks(places)
        .get("a")
        ?.map(({ lat }) => lat),
    ).toEqual([0, 1]);
    expect(shares(places, "_value")).toEqual([0.5, 1, 0.1]);
    expect(shares(places, "speed")).toEqual([1, 1, 1]);
  });
});
