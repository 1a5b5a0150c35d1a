import { describe, expect, test } from "vitest";

import type { Column, Frame } from "@/api/frames";
import { rangeExtern } from "@/flux/extern";
import { withProfilers } from "@/flux/profilerExtern";
import { readProfiles } from "@/workbench/results/profiles";

function text(label: string, values: readonly string[]): Column {
  const places = Int32Array.from(values, (_, index) => index);
  return {
    label,
    isGroup: false,
    nulls: null,
    type: "string",
    values: places,
    dictionary: [...values],
  };
}

function long(label: string, values: readonly number[]): Column {
  const wide = BigInt64Array.from(values, BigInt);
  return { label, isGroup: false, nulls: null, type: "long", values: wide };
}

function frame(result: string, columns: Column[]): Frame {
  const rows = columns[0]?.values.length ?? 0;
  return { result, columns, tables: new Int32Array(rows), rows };
}

function operations(result: string, times: readonly number[]): Frame {
  return frame(result, [
    text(
      "Label",
      times.map((_, index) => `step${index}`),
    ),
    text(
      "Type",
      times.map(() => "kind"),
    ),
    long(
      "Count",
      times.map(() => 2),
    ),
    long("MaxDuration", times),
    long("DurationSum", times),
  ]);
}

describe("what the server measured", () => {
  test("is one profile: totals, and operations by the time they took", () => {
    const totals = frame("_profiler", [
      long("TotalDuration", [500]),
      long("influxdb/scanned-values", [7]),
      text("flux/query-plan", ["a\nb"]),
    ]);
    const [profile, ...others] = readProfiles([
      frame("_result", [long("_value", [1])]),
      totals,
      operations("_profiler", [100, 300]),
    ]);
    expect(others).toEqual([]);
    expect(profile?.totals).toMatchObject({ totalNs: 500, scannedRows: 7, plan: "a\nb" });
    expect(profile?.operations.map(({ label, share }) => [label, share])).toEqual([
      ["step1", 0.75],
      ["step0", 0.25],
    ]);
  });

  test("is kept apart by query", () => {
    const frames = [operations("A _profiler", [1]), operations("B _profiler", [2, 2])];
    const shapes = readProfiles(frames).map((each) => [each.name, each.operations.length]);
    expect(shapes).toEqual([
      ["A", 1],
      ["B", 2],
    ]);
  });

  test("that took no time has no shares", () => {
    expect(readProfiles([operations("_profiler", [0])])[0]?.operations[0]?.share).toBe(0);
  });
});

test("the profilers stand beside the range in the file before a script", () => {
  const range = rangeExtern({ from: "now-1h", to: "now" }, 0, 720);
  const file = withProfilers(range);
  expect(file["body"]).toHaveLength(2);
  expect(file["imports"]).toMatchObject([{ path: { value: "profiler" } }]);
  expect(withProfilers(null)["body"]).toHaveLength(1);
});
