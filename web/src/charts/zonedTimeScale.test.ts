import { expect, test } from "vitest";

import { weightBetween } from "@/charts/zonedTimeScale";
import { wallMs } from "@/core/timeZone";

const at = (text: string, zone: string) => wallMs(Date.parse(text), zone);

test.each([
  ["UTC", "2026-11-24T00:00Z", 50],
  ["Europe/Berlin", "2026-11-24T00:00Z", 30],
  ["Europe/Berlin", "2026-11-23T23:00Z", 50],
  ["Asia/Kolkata", "2026-11-23T18:30Z", 50],
  ["America/New_York", "2026-12-01T05:00Z", 60],
  ["Pacific/Auckland", "2025-12-31T11:00Z", 70],
  ["Europe/Berlin", "2026-11-24T11:00Z", 33],
])("in %s a day, an hour or more begins at %s", (zone, text, weight) => {
  const ms = at(text, zone);
  expect(weightBetween(ms - 60_000, ms)).toBe(weight);
});

test("nothing begins where clocks show the same second", () => {
  const ms = at("2026-11-24T10:10:10.200Z", "UTC");
  expect(weightBetween(ms, ms + 100)).toBe(0);
  expect(weightBetween(ms, ms + 900)).toBe(10);
});
