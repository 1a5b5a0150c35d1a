import { describe, expect, test } from "vitest";

import { readRange, writeRange } from "@/core/rangeText";

const NOW = Date.parse("2026-11-26T12:00:00Z");
const BERLIN = "Europe/Berlin";

describe("a range that was copied", () => {
  test.each([
    { from: "now-6h", to: "now" },
    { from: "2026-11-24T10:00:00.000Z", to: "2026-11-24T14:00:00.000Z" },
    { from: "2026-11-24T10:00:00.000Z", to: "now" },
  ])("reads back the same in any zone, %j", (range) => {
    expect(readRange(writeRange(range), "UTC", NOW)).toEqual(range);
    expect(readRange(writeRange(range), BERLIN, NOW)).toEqual(range);
  });

  test("says its zone where an address left it out", () => {
    expect(writeRange({ from: "2026-11-24", to: "now" })).toBe(
      '{"from":"2026-11-24T00:00:00.000Z","to":"now"}',
    );
  });
});

test.each([
  ["http://127.0.0.1:8086/explore?from=now-2d&to=now-1d&q=x", { from: "now-2d", to: "now-1d" }],
  [" now-2d to now ", { from: "now-2d", to: "now" }],
  [
    "2026-11-24 10:00 to 2026-11-24 14:00",
    { from: "2026-11-24T09:00:00.000Z", to: "2026-11-24T13:00:00.000Z" },
  ],
])("a range is read from %s", (text, range) => expect(readRange(text, BERLIN, NOW)).toEqual(range));

test.each([
  "",
  "from here to there",
  "now to now-1h",
  "{}",
  '{"from": 1, "to": 2}',
  '{"from": "now-1h"',
  "http://127.0.0.1:8086/explore",
  `now-1h to now${" ".repeat(30_000)}`,
])("%j is no range", (text) => expect(readRange(text, "UTC", NOW)).toBeNull());
