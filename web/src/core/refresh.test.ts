import { expect, test } from "vitest";

import { readRefresh, refreshMs } from "@/core/refresh";
import { DEFAULT_RANGE, type TimeRange } from "@/core/timeRange";

const FIXED: TimeRange = { from: "2026-11-24T00:00:00Z", to: "2026-11-24T06:00:00Z" };

test.each([
  [null, "off"],
  ["soon", "off"],
  ["10s", "10s"],
] as const)("%s is read as %s", (text, refresh) => expect(readRefresh(text)).toBe(refresh));

test.each([
  ["off", DEFAULT_RANGE, null],
  ["5s", DEFAULT_RANGE, 5_000],
  ["1m", { from: "2026-11-24", to: "now" }, 60_000],
  ["5s", FIXED, null],
] as const)("%s in %o waits %s ms", (refresh, range, ms) =>
  expect(refreshMs(refresh, range)).toBe(ms),
);
