import { describe, expect, test } from "vitest";

import { QuoteStore } from "@/core/quotes";
import { readTyped, scoreEntry } from "@/frame/paletteSearch";
import { intervalFor, rangeAround } from "@/pages/markets/marketState";
import { rowAfterKey } from "@/pages/markets/PairRows";
import { filterPairs, quoteCurrencies, sortPairs } from "@/pages/markets/pairList";
import { checkSetup } from "@/pages/setup/checkSetup";

describe("the list of pairs", () => {
  const store = new QuoteStore((flush) => flush());
  store.merge([
    { pair: "BTC/USD", time: 1, values: { closed: 100, open: 50, volume: 1 } },
    { pair: "ETH/USD", time: 1, values: { closed: 10, open: 20, volume: 100 } },
    { pair: "ETH/EUR", time: 1, values: {} },
  ]);
  const order = (column: "pair" | "change" | "volume", isDescending: boolean) =>
    sortPairs(store.pairs(), { column, isDescending }, (pair) => store.get(pair));

  test("is sorted by what a column says, volume by its worth", () => {
    expect(order("change", true)).toEqual(["BTC/USD", "ETH/USD", "ETH/EUR"]);
    expect(order("volume", true)[0]).toBe("ETH/USD");
    expect(order("pair", true)).toEqual(["ETH/USD", "ETH/EUR", "BTC/USD"]);
  });

  test("keeps pairs without a value last in both directions", () => {
    expect(order("change", false)).toEqual(["ETH/USD", "BTC/USD", "ETH/EUR"]);
  });

  test("is filtered by words, currency and stars", () => {
    expect(filterPairs(store.pairs(), "all", "eth", [])).toEqual(["ETH/EUR", "ETH/USD"]);
    expect(filterPairs(store.pairs(), "EUR", "", [])).toEqual(["ETH/EUR"]);
    expect(filterPairs(store.pairs(), "starred", "", ["BTC/USD"])).toEqual(["BTC/USD"]);
    expect(quoteCurrencies(store.pairs())).toEqual(["USD", "EUR"]);
  });
});

test.each([
  ["BTC/USD 1h", { words: "BTC/USD", interval: "1h", panel: null }],
  ["book eth 15", { words: "eth", interval: "15m", panel: "book" }],
  ["Trades XMR/USD", { words: "XMR/USD", interval: null, panel: "trades" }],
  ["depth", { words: "depth", interval: null, panel: null }],
  ["dark theme", { words: "dark theme", interval: null, panel: null }],
  ["15", { words: "15", interval: null, panel: null }],
])("the palette reads %j", (typed, read) => expect(readTyped(typed)).toEqual(read));

test("the palette puts whole words before scattered letters, and those before none", () => {
  const whole = scoreEntry("Go to Markets", "market go");
  const scattered = scoreEntry("Go to Markets", "gmk");
  expect(whole).toBeGreaterThan(scattered);
  expect(scattered).toBeGreaterThan(0);
  expect(scoreEntry("Go to Markets", "zebra")).toBe(0);
});

test("a long range makes longer bars, a short one keeps them", () => {
  const now = Date.parse("2026-11-24T12:00:00Z");
  expect(intervalFor({ from: "now-6h", to: "now" }, "1m", now)).toBe("1m");
  expect(intervalFor({ from: "now-7d", to: "now" }, "1m", now)).toBe("15m");
  expect(intervalFor({ from: "now-1y", to: "now" }, "5m", now)).toBe("1d");
});

test("a short range far back makes longer bars too: all of them up to now are loaded", () => {
  const now = Date.parse("2026-11-24T12:00:00Z");
  const hour = (day: string) => ({ from: `${day} 10:00`, to: `${day} 11:00` });
  expect(intervalFor(hour("2026-11-20"), "1m", now)).toBe("1m");
  expect(intervalFor(hour("2026-10-24"), "1m", now)).toBe("5m");
  expect(intervalFor(hour("2024-11-24"), "1m", now)).toBe("4h");
});

test("a date is shown amid its bars, and none that are still to come", () => {
  const now = Date.parse("2026-11-24T12:00:00Z");
  expect(rangeAround(Date.parse("2026-11-20T12:00:00Z"), "1m", now)).toEqual({
    from: "2026-11-20T11:00:00.000Z",
    to: "2026-11-20T13:00:00.000Z",
  });
  expect(rangeAround(now, "1m", now).to).toBe("2026-11-24T12:00:00.000Z");
});

test("a set-up form says what is missing", () => {
  const form = { username: "a", password: "12345678", org: "o", bucket: "b" };
  expect(checkSetup(form)).toEqual({});
  expect(Object.keys(checkSetup({ ...form, username: " ", password: "short" }))).toEqual([
    "username",
    "password",
  ]);
});

test("keys lead from row to row and stop at the ends of the list", () => {
  expect(rowAfterKey("ArrowDown", 3, 600, 20)).toBe(4);
  expect(rowAfterKey("PageDown", 590, 600, 20)).toBe(599);
  expect(rowAfterKey("Home", 300, 600, 20)).toBe(0);
  expect(rowAfterKey("x", 3, 600, 20)).toBeUndefined();
});
