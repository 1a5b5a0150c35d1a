import { describe, expect, test } from "vitest";

import {
  durationMs,
  formatAge,
  formatCountdown,
  formatFluxDuration,
  parseDuration,
} from "@/core/duration";

test.each([
  ["90m", 5_400_000],
  ["1h30m", 5_400_000],
  ["1mo", 2_592_000_000],
  ["250ms", 250],
])("%s is %d ms", (text, ms) => {
  expect(durationMs(parseDuration(text) ?? [])).toBe(ms);
});

test.each(["", "5", "m5", "1.5h", "-1h", "1h 2m"])("%j is no duration", (text) => {
  expect(parseDuration(text)).toBeNull();
});

test.each([1, 999, 60_000, 5_400_000, 86_400_001])("a Flux duration of %d ms reads back", (ms) => {
  expect(durationMs(parseDuration(formatFluxDuration(ms)) ?? [])).toBe(ms);
});

describe("ages and countdowns", () => {
  test.each([
    [0, "0 s"],
    [134_000, "2 m 14 s"],
    [7_200_000, "2 h"],
    [400_000_000, "4 d"],
  ])("%d ms is %s", (ms, words) => expect(formatAge(ms)).toBe(words));

  test.each([
    [42_000, "00:42"],
    [3_078_000, "51:18"],
    [11_220_000, "3:07:00"],
    [-5, "00:00"],
  ])("%d ms are left as %s", (ms, words) => expect(formatCountdown(ms)).toBe(words));
});
