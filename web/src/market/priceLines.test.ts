import { beforeEach, describe, expect, test } from "vitest";

import {
  addPriceLine,
  CrossingWatch,
  isCrossed,
  linesOf,
  MOST_PRICE_LINES,
  movePriceLine,
  removePriceLine,
  usePriceLines,
  type PriceLine,
} from "@/market/priceLines";
import { crossingWords } from "@/market/priceLineWatch";

const LINE: PriceLine = { id: "a", pair: "BTC/USD", price: 100 };

beforeEach(() => usePriceLines.setState({ lines: [] }));

test.each([
  [99, 101, true],
  [101, 99, true],
  [99, 100, true],
  [101, 100, true],
  [100, 101, false],
  [100, 100, false],
  [98, 99, false],
  [102, 101, false],
])("from %d to %d a line at 100 is crossed: %s", (before, after, isIt) =>
  expect(isCrossed(100, before, after)).toBe(isIt),
);

describe("watching", () => {
  test("the first price of a pair crosses nothing, wherever it stands", () => {
    expect(new CrossingWatch().take("BTC/USD", 200, [LINE], 0)).toEqual([]);
  });

  test("a crossing is told once, and again only after a minute", () => {
    const watch = new CrossingWatch();
    watch.take("BTC/USD", 99, [LINE], 0);
    expect(watch.take("BTC/USD", 101, [LINE], 1_000)).toEqual([LINE]);
    expect(watch.take("BTC/USD", 99, [LINE], 2_000)).toEqual([]);
    expect(watch.take("BTC/USD", 101, [LINE], 61_000)).toEqual([LINE]);
  });

  test("lines of other pairs are left alone", () => {
    const watch = new CrossingWatch();
    watch.take("ETH/USD", 99, [LINE], 0);
    expect(watch.take("ETH/USD", 101, [LINE], 1)).toEqual([]);
  });
});

test("lines are added up to a limit, moved and removed, each by its pair", () => {
  expect(addPriceLine("BTC/USD", 1)).toBe(true);
  expect(addPriceLine("ETH/USD", 2)).toBe(true);
  const [line] = linesOf(usePriceLines.getState().lines, "BTC/USD");
  if (!line) throw new Error("it was added");
  movePriceLine(line.id, 3);
  expect(linesOf(usePriceLines.getState().lines, "BTC/USD")).toEqual([{ ...line, price: 3 }]);
  removePriceLine(line.id);
  expect(linesOf(usePriceLines.getState().lines, "BTC/USD")).toEqual([]);
  for (let count = 1; count < MOST_PRICE_LINES; count++) addPriceLine("ETH/USD", count);
  expect(addPriceLine("ETH/USD", 1)).toBe(false);
  expect(usePriceLines.getState().lines).toHaveLength(MOST_PRICE_LINES);
});

test("words say which way the price went", () => {
  expect(crossingWords(LINE, 101, 1)).toBe("BTC/USD rose to 100.0");
  expect(crossingWords(LINE, 100, 1)).toBe("BTC/USD rose to 100.0");
  expect(crossingWords(LINE, 99, 1)).toBe("BTC/USD fell to 100.0");
});
