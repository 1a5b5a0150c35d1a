import { expect, test } from "vitest";

import {
  addDays,
  addMonths,
  dayAfterKey,
  dayOf,
  daysOf,
  dayStart,
  monthWeeks,
  rangeOfDays,
} from "@/core/calendar";
import { resolveRange } from "@/core/timeRange";

test("a day is that of the zone's calendar", () => {
  const evening = Date.parse("2026-11-24T22:40:00Z");
  expect(dayOf(evening, "UTC")).toBe("2026-11-24");
  expect(dayOf(evening, "Asia/Kolkata")).toBe("2026-11-25");
  expect(dayStart("2026-11-25", "Asia/Kolkata")).toBe(Date.parse("2026-11-24T18:30:00Z"));
});

test("days are counted through a change of clocks", () => {
  const length = (day: string) =>
    dayStart(addDays(day, 1), "Europe/Berlin") - dayStart(day, "Europe/Berlin");
  expect(length("2026-03-29")).toBe(23 * 3_600_000);
  expect(length("2026-10-25")).toBe(25 * 3_600_000);
});

test.each([
  ["2026-01-31", 1, "2026-02-28"],
  ["2024-01-31", 1, "2024-02-29"],
  ["2026-03-31", -1, "2026-02-28"],
  ["2026-01-15", -1, "2025-12-15"],
  ["2026-12-15", 1, "2027-01-15"],
])("from %s by %i months", (day, count, other) => expect(addMonths(day, count)).toBe(other));

test("six weeks from Monday on hold the whole month", () => {
  for (let day = "2023-01-15"; day < "2028-01-01"; day = addMonths(day, 1)) {
    const weeks = monthWeeks(day);
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
    expect(new Date(weeks[0]?.[0] ?? "").getUTCDay()).toBe(1);
    const days = weeks.flat();
    expect(days).toContain(`${day.slice(0, 7)}-01`);
    expect(days).toContain(addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1));
    expect(new Set(days).size).toBe(42);
  }
});

test.each([
  ["ArrowLeft", "2026-11-25"],
  ["ArrowDown", "2026-12-03"],
  ["Home", "2026-11-23"],
  ["End", "2026-11-29"],
  ["PageUp", "2026-10-26"],
  ["x", null],
])("from a Thursday %s leads to %s", (key, day) =>
  expect(dayAfterKey("2026-11-26", key)).toBe(day),
);

test("two days in any order are a range of whole days, which has those days", () => {
  const now = Date.parse("2026-11-26T12:00:00Z");
  const range = rangeOfDays("2026-11-25", "2026-11-23", "2026-11-26");
  expect(range).toEqual({ from: "2026-11-23 00:00:00", to: "2026-11-26 00:00:00" });
  const bounds = resolveRange(range, now, "Asia/Kolkata");
  expect(bounds && daysOf(bounds, "Asia/Kolkata")).toEqual(["2026-11-23", "2026-11-25"]);
  expect(rangeOfDays("2026-11-23", "2026-11-26", "2026-11-26").to).toBe("now");
});
