import { expect, test } from "vitest";

import { startupWait } from "@/api/session";
import { marketNow } from "@/core/clock";
import { nextWait } from "@/core/poller";
import { rememberNewest } from "@/core/prefs";

test("history holds each script once, newest first, and not for ever", () => {
  expect(rememberNewest(["a", "b"], "b", 50)).toEqual(["b", "a"]);
  const long = Array.from({ length: 50 }, (_, index) => `${index}`);
  expect(rememberNewest(long, "new", 50)).toHaveLength(50);
});

test("waits double up to half a minute", () => {
  expect([0, 1, 2, 3, 4].map((failures) => nextWait(5_000, failures))).toEqual([
    5_000, 5_000, 10_000, 20_000, 30_000,
  ]);
});

test("a server that starts is asked every second at first, every five later", () => {
  expect([0, 1, 2, 3, 9].map(startupWait)).toEqual([1_000, 2_000, 4_000, 5_000, 5_000]);
});

test("an old market stands still at its newest quote", () => {
  const now = Date.parse("2026-11-24T14:00:00Z");
  expect(marketNow(now - 5_000, now)).toBe(now);
  expect(marketNow(now - 3_600_000, now)).toBe(now - 3_600_000);
  expect(marketNow(0, now)).toBe(now);
});
