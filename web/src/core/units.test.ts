import { describe, expect, test } from "vitest";

import {
  decimalsOf,
  formatBytes,
  formatCompact,
  formatGeneral,
  formatNumber,
  formatSigned,
} from "@/core/units";

test.each([
  [67412.3, 1, "67,412.3"],
  [-0.641, 2, "−0.64"],
  [-0.001, 2, "0.00"],
  [0, 0, "0"],
])("%d with %d decimals is %s", (value, decimals, text) =>
  expect(formatNumber(value, decimals)).toBe(text),
);

test("a rise carries its sign", () => {
  expect(formatSigned(1.82, 2)).toBe("+1.82");
  expect(formatSigned(0, 2)).toBe("0.00");
});

test.each([
  [67412.3, 1],
  [0.150455, 6],
  [100, 0],
  [0.1 + 0.2, 1],
  [Number.NaN, 0],
])("%d is written with %d decimals", (value, decimals) => expect(decimalsOf(value)).toBe(decimals));

describe("numbers of any size", () => {
  test.each([
    [0, "0"],
    [67412.3456, "67,412.3"],
    [0.000012345, "0.000012345"],
    [1e21, "1.0000e+21"],
    [Infinity, "+Inf"],
    [Number.NaN, "NaN"],
  ])("%d is %s", (value, text) => expect(formatGeneral(value)).toBe(text));

  test.each([
    [1204, "1,204"],
    [12_402, "12.4 k"],
    [2_725_957, "2.7 M"],
    [0.4137, "0.41"],
  ])("%d is about %s", (value, text) => expect(formatCompact(value)).toBe(text));

  test("bytes have units", () => {
    expect([512, 4_096, 3_100_000].map(formatBytes)).toEqual(["512 B", "4.1 kB", "3.1 MB"]);
  });
});
