import { expect, test } from "vitest";

import { drawColumns, readColumns, type Column } from "@/charts/denseLine";

const WIDTH = 50;
const COUNT = 1000;

/** Numbers that are the same in every run. */
function scattered(seed: number): number {
  return ((seed * 7919 + 17) % 1009) / 10;
}

const TIMES = Array.from({ length: COUNT }, (_, index) => index);
const VALUES = TIMES.map((time) => scattered(time));
const columnAt = (time: number) => Math.floor((time / COUNT) * WIDTH);
const WHOLE = [0, COUNT - 1] as const;

/** What is drawn: upright strokes as column, top, bottom. */
function strokes(columns: readonly Column[], thickPx = 0): [number, number, number][] {
  const drawn: [number, number, number][] = [];
  let start: [number, number] = [0, 0];
  const pen = {
    moveTo: (x: number, y: number) => {
      start = [x, y];
    },
    lineTo: (x: number, y: number) => {
      expect(x).toBe(start[0]);
      drawn.push([x, start[1], y]);
    },
  };
  drawColumns(pen, columns, (value) => 100 - value, thickPx);
  return drawn;
}

test("a column reaches from its lowest to its highest point", () => {
  const columns = readColumns(TIMES, VALUES, WHOLE, columnAt);
  expect(columns.map(({ x }) => x)).toEqual(Array.from({ length: WIDTH }, (_, x) => x));
  for (const { x, low, high, first, last } of columns) {
    const own = VALUES.filter((_, index) => columnAt(index) === x);
    expect([low, high, first, last]).toEqual([
      Math.min(...own),
      Math.max(...own),
      own[0],
      own.at(-1),
    ]);
  }
});

test("a line without gaps is drawn without any, also where points are rare", () => {
  const rare = TIMES.filter((time) => time < 300 || time > 700 || time === 500);
  const values = rare.map((time) => scattered(time));
  const drawn = strokes(readColumns(rare, values, [0, rare.length - 1], columnAt));
  expect(drawn.map(([x]) => x)).toEqual(Array.from({ length: WIDTH }, (_, x) => x));
  for (const [index, [, top, bottom]] of drawn.slice(1).entries()) {
    const [, topBefore, bottomBefore] = drawn[index] ?? [0, 0, 0];
    expect(top).toBeLessThanOrEqual(bottomBefore + 1e-9);
    expect(bottom).toBeGreaterThanOrEqual(topBefore - 1e-9);
  }
});

test("null breaks a line, undefined does not", () => {
  const missing = (what: null | undefined) =>
    VALUES.map((value, index) => (index >= 400 && index < 600 ? what : value));
  const broken = strokes(readColumns(TIMES, missing(null), WHOLE, columnAt));
  expect(broken.some(([x]) => x >= 20 && x < 30)).toBe(false);
  const whole = strokes(readColumns(TIMES, missing(undefined), WHOLE, columnAt));
  expect(whole).toHaveLength(WIDTH);
});

test("a level line has its thickness", () => {
  const level = VALUES.map(() => 40);
  const drawn = strokes(readColumns(TIMES, level, WHOLE, columnAt), 2);
  expect(drawn.every(([, top, bottom]) => top === 59 && bottom === 61)).toBe(true);
});

test("only what is in view is read", () => {
  const columns = readColumns(TIMES, VALUES, [100, 199], columnAt);
  expect(columns.map(({ x }) => x)).toEqual([5, 6, 7, 8, 9]);
});
