import { describe, expect, test } from "vitest";

import { timeLabels, timeTicks } from "@/charts/scales";
import { describeRange, resolveRange } from "@/core/timeRange";
import {
  formatClock,
  formatInstant,
  formatStamp,
  formatWall,
  instantOfWall,
  offsetName,
  UTC,
} from "@/core/timeZone";

const BERLIN = "Europe/Berlin";
const KOLKATA = "Asia/Kolkata";
const NEW_YORK = "America/New_York";
const EVENING = Date.parse("2023-11-24T22:40:09Z");
const HOUR = 3_600_000;

test.each([
  [UTC, "24 Nov 2023 22:40:09 UTC"],
  [BERLIN, "24 Nov 2023 23:40:09 UTC+1"],
  [KOLKATA, "25 Nov 2023 04:10:09 UTC+5:30"],
  [NEW_YORK, "24 Nov 2023 17:40:09 UTC−5"],
])("the same instant in %s", (zone, words) => expect(formatStamp(EVENING, zone, true)).toBe(words));

test("the year is left out where it is this one", () => {
  const now = Date.now();
  expect(formatInstant(now, KOLKATA)).toMatch(/^\d+ \w{3} \d\d:\d\d$/);
  expect(formatClock(EVENING, KOLKATA)).toBe("04:10");
});

describe("when clocks are changed", () => {
  const spring = Date.parse("2026-03-29T01:00:00Z");
  const autumn = Date.parse("2026-10-25T01:00:00Z");

  test("the offset is that of the instant", () => {
    expect(offsetName(spring - 1, BERLIN)).toBe("UTC+1");
    expect(offsetName(spring, BERLIN)).toBe("UTC+2");
  });

  test("an hour that is shown twice is read as the first", () => {
    expect(instantOfWall(Date.parse("2026-10-25T02:30Z"), BERLIN)).toBe(autumn - HOUR / 2);
  });

  test("an hour that is left out is read as the one after it", () => {
    expect(instantOfWall(Date.parse("2026-03-29T02:30Z"), BERLIN)).toBe(spring + HOUR / 2);
  });

  test.each([BERLIN, KOLKATA, NEW_YORK, "Pacific/Chatham"])(
    "what is written reads back, %s",
    (zone) => {
      for (let ms = spring - 40 * HOUR; ms < autumn + 40 * HOUR; ms += 5.25 * HOUR) {
        const range = { from: formatWall(ms, zone), to: "now" };
        const read = resolveRange(range, Date.parse("2027-01-01T00:00Z"), zone)?.startMs;
        // Of an hour that is shown twice only the first can be meant.
        expect(read === ms || read === ms - HOUR).toBe(true);
        expect(read === undefined ? "" : formatWall(read, zone)).toBe(range.from);
      }
    },
  );
});

test("ends without a zone are read in the given one, those with a zone in theirs", () => {
  const range = { from: "2023-11-24", to: "2023-11-24T12:00:00Z" };
  expect(resolveRange(range, 0, BERLIN)).toEqual({
    startMs: Date.parse("2023-11-23T23:00:00Z"),
    stopMs: Date.parse("2023-11-24T12:00:00Z"),
  });
  expect(describeRange(range, NEW_YORK)).toBe("23 Nov 2023 19:00 to 24 Nov 2023 07:00");
});

test("an axis has its days where the zone has them", () => {
  const start = Date.parse("2023-11-24T12:00:00Z");
  const ticks = timeTicks(start, start + 24 * HOUR, 4, KOLKATA);
  expect(timeLabels(ticks, KOLKATA)).toEqual(["18:00", "Nov 25", "06:00", "12:00"]);
  expect(timeLabels(timeTicks(start, start + 24 * HOUR, 4, UTC), UTC)).toEqual([
    "12:00",
    "18:00",
    "Nov 25",
    "06:00",
    "12:00",
  ]);
});
