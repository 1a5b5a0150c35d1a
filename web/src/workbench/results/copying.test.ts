import { describe, expect, test } from "vitest";

import type { Frame } from "@/api/frames";
import { FIRST_CELL, moveCell } from "@/workbench/results/gridCursor";
import { rowCsv } from "@/workbench/results/rowCsv";

const SIZE = { rows: 100, columns: 4, page: 20 };

describe("the cursor of a table", () => {
  test.each([
    ["ArrowDown", false, { row: 51, column: 2 }],
    ["ArrowUp", false, { row: 49, column: 2 }],
    ["ArrowRight", false, { row: 50, column: 3 }],
    ["ArrowLeft", true, { row: 50, column: 0 }],
    ["PageUp", false, { row: 30, column: 2 }],
    ["Home", false, { row: 50, column: 0 }],
    ["End", true, { row: 99, column: 3 }],
  ])("goes where %s takes it", (key, isFar, expected) => {
    expect(moveCell({ row: 50, column: 2 }, key, isFar, SIZE)).toEqual(expected);
  });

  test("stays inside", () => {
    expect(moveCell(FIRST_CELL, "ArrowUp", false, SIZE)).toEqual(FIRST_CELL);
    const last = { row: 99, column: 3 };
    expect(moveCell(last, "PageDown", false, SIZE)).toEqual(last);
    expect(moveCell(last, "x", false, SIZE)).toBeNull();
  });
});

test("a row is copied as a line of CSV", () => {
  const column = { isGroup: false, type: "string" as const };
  const frame: Frame = {
    result: "_result",
    tables: new Int32Array(1),
    rows: 1,
    columns: [
      { ...column, label: "a", nulls: null, values: new Int32Array(1), dictionary: ['say "hi"'] },
      { ...column, label: "b", nulls: null, values: new Int32Array(1), dictionary: ["x, y"] },
      { ...column, label: "c", nulls: Uint8Array.of(1), values: new Int32Array(1), dictionary: [] },
      { isGroup: false, type: "double", label: "d", nulls: null, values: Float64Array.of(1.5) },
    ],
  };
  expect(rowCsv(frame, 0)).toBe('"say ""hi""","x, y",,1.5');
});
