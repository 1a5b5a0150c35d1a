import { expect, test } from "vitest";

import { mergeSearch, withSearch } from "@/core/urlState";

test("changes are merged and null removes", () => {
  expect(mergeSearch("pair=BTC/USD&interval=5m", { interval: "1h" })).toBe(
    "pair=BTC/USD&interval=1h",
  );
  expect(mergeSearch("from=now-1h&to=now", { from: null, to: null })).toBe("");
});

test("a script survives the address", () => {
  const script = 'from(bucket: "a&b")\n  |> range(start: -1h) // 100 %';
  expect(new URLSearchParams(mergeSearch("", { q: script })).get("q")).toBe(script);
});

test("no question mark without a question", () => {
  expect([withSearch("/markets", ""), withSearch("/markets", "a=1")]).toEqual([
    "/markets",
    "/markets?a=1",
  ]);
});
