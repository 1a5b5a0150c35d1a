import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Bar } from "@/market/bars";
import { describeBar, describeView, Throttle } from "@/pages/markets/chartVoice";

const MINUTE = 60_000;
const T0 = Date.parse("2023-11-24T12:00:00Z");

function bar(minute: number, close: number): Bar {
  return {
    time: T0 + minute * MINUTE,
    open: close - 1,
    high: close + 2,
    low: close - 2,
    close,
    volume: 3,
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a bar is a sentence", () => {
  expect(describeBar(bar(0, 100), 1)).toBe(
    "open 99.0, high 102.0, low 98.0, close 100.0, volume 3.00",
  );
});

test("a view is summed up: stretch, change, extremes and gaps", () => {
  const bars = [bar(0, 100), bar(1, 110), bar(2, 90), bar(5, 108.9)];
  expect(describeView("BTC/USD", "1 minute", bars, MINUTE, 1)).toBe(
    "BTC/USD, 4 bars of 1 minute, 24 Nov 2023 12:00 to 24 Nov 2023 12:05 UTC. " +
      "From 99.0 to 108.9, +10.00 percent. " +
      "Highest 112.0 at 24 Nov 2023 12:01, lowest 88.0 at 24 Nov 2023 12:02. 1 gap.",
  );
  expect(describeView("BTC/USD", "1 minute", [], MINUTE, 1)).toBe("BTC/USD: no bars in view.");
});

test("a held key is heard at its first and its last bar, and now and then between", () => {
  const heard: string[] = [];
  const throttle = new Throttle((text) => heard.push(text), 300);
  for (const text of ["a", "b", "c"]) throttle.take(text);
  expect(heard).toEqual(["a"]);
  vi.advanceTimersByTime(300);
  expect(heard).toEqual(["a", "c"]);
  throttle.take("d");
  vi.advanceTimersByTime(300);
  vi.advanceTimersByTime(300);
  throttle.take("e");
  expect(heard).toEqual(["a", "c", "d", "e"]);
});

test("nothing is said after the chart has gone", () => {
  const heard: string[] = [];
  const throttle = new Throttle((text) => heard.push(text), 300);
  throttle.take("a");
  throttle.take("b");
  throttle.stop();
  vi.advanceTimersByTime(1_000);
  expect(heard).toEqual(["a"]);
});
