import { describe, expect, test } from "vitest";

import {
  absoluteRange,
  describeRange,
  parseTimePoint,
  resolveRange,
  shiftRange,
  windowPeriodMs,
  zoomOut,
} from "@/core/timeRange";

const NOW = Date.parse("2026-11-24T14:00:00Z");
const HOUR = 3_600_000;

describe("a point in time", () => {
  test.each([
    ["now", NOW],
    ["now-6h", NOW - 6 * HOUR],
    ["-90m", NOW - 1.5 * HOUR],
    ["2026-11-24", Date.parse("2026-11-24T00:00:00Z")],
    ["2026-11-24 13:30", Date.parse("2026-11-24T13:30:00Z")],
    ["2026-11-24T13:30:00+01:00", Date.parse("2026-11-24T12:30:00Z")],
  ])("reads %s", (text, ms) => {
    expect(resolveRange({ from: "1970-01-01", to: text }, NOW)?.stopMs).toBe(ms);
  });

  test.each(["", "yesterday", "now-", "now+1h", "2026-13-40", "6h"])("refuses %j", (text) => {
    expect(parseTimePoint(text)).toBeNull();
  });
});

test("a range that ends before it begins is none", () => {
  expect(resolveRange({ from: "now", to: "now-1h" }, NOW)).toBeNull();
  expect(resolveRange({ from: "now-1h", to: "now-1h" }, NOW)).toBeNull();
});

test("shifting moves both ends by a share of the length", () => {
  const shifted = shiftRange({ from: "now-2h", to: "now" }, -0.5, NOW);
  expect(resolveRange(shifted, NOW)).toEqual({ startMs: NOW - 3 * HOUR, stopMs: NOW - HOUR });
});

test("zooming out doubles the length and never passes now", () => {
  const bounds = resolveRange(zoomOut({ from: "now-2h", to: "now" }, NOW), NOW);
  expect(bounds).toEqual({ startMs: NOW - 4 * HOUR, stopMs: NOW });
});

test("zooming out of the past keeps the middle", () => {
  const range = absoluteRange({ startMs: NOW - 10 * HOUR, stopMs: NOW - 8 * HOUR });
  expect(resolveRange(zoomOut(range, NOW), NOW)).toEqual({
    startMs: NOW - 11 * HOUR,
    stopMs: NOW - 7 * HOUR,
  });
});

test.each([
  [{ from: "now-6h", to: "now" }, "Last 6 h"],
  [{ from: "now-30d", to: "now" }, "Last 30 days"],
  [{ from: "now-2h", to: "now-1h" }, "now-2h to now-1h"],
])("%j is described as %s", (range, words) => expect(describeRange(range)).toBe(words));

describe("the window period", () => {
  test.each([
    [HOUR, 720, 10_000],
    [6 * HOUR, 720, 60_000],
    [24 * HOUR, 720, 300_000],
    [6 * HOUR, 100, 600_000],
    [60_000, 720, 1_000],
  ])("of %d ms on %d pixels is %d ms", (length, width, period) => {
    expect(windowPeriodMs({ startMs: NOW - length, stopMs: NOW }, width)).toBe(period);
  });

  test("never makes more than 360 windows", () => {
    for (const days of [1, 3, 17, 90, 365, 3650, 20_000]) {
      const length = days * 24 * HOUR;
      expect(length / windowPeriodMs({ startMs: 0, stopMs: length }, 4000)).toBeLessThanOrEqual(
        360,
      );
    }
  });
});
