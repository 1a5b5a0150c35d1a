import { expect, test } from "vitest";

import { depthCurve, groupLevels, groupSteps, quantityDecimals } from "@/market/book";
import { toQuoteUpdate } from "@/market/liveFeed";
import { buyShare, growTape, sizeShares } from "@/market/tape";

const BIDS = [
  [100.3, 1],
  [100.2, 2],
  [99.9, 3],
  [99.2, 4],
] as const;

test("levels are summed outwards, with the average price of the sum", () => {
  const rows = groupLevels(BIDS, 0.1, "bid", 1);
  expect(rows.map(({ price, sum }) => [price, sum])).toEqual([
    [100.3, 1],
    [100.2, 3],
    [99.9, 6],
    [99.2, 10],
  ]);
  expect(rows[1]?.average).toBeCloseTo((100.3 + 2 * 100.2) / 3);
});

test("groups round away from the spread", () => {
  expect(groupLevels(BIDS, 1, "bid", 1).map(({ price, quantity }) => [price, quantity])).toEqual([
    [100, 3],
    [99, 7],
  ]);
  expect(groupLevels([[99.2, 4]], 1, "ask", 1)[0]?.price).toBe(100);
  expect(groupLevels([[0.3, 1]], 0.1, "bid", 1)[0]?.price).toBe(0.3);
});

test("steps begin at a tick and leave some rows", () => {
  expect(groupSteps(BIDS, 1)).toEqual([0.1]);
  expect(groupSteps([[110, 1], ...BIDS], 1)).toEqual([0.1, 0.5, 1]);
  expect(groupSteps([], 2)).toEqual([0.01]);
});

test("depth adds up", () => {
  expect(depthCurve(BIDS).at(-1)).toEqual({ price: 99.2, sum: 10 });
  expect([65_000, 3_200, 95, 0.1].map(quantityDecimals)).toEqual([4, 4, 2, 2]);
});

const told = (id: number, quantity = 1, side: "buy" | "sell" = "buy") => ({
  trade_id: id,
  time: id * 1e9,
  price: 10,
  quantity,
  side,
});

test("a tape grows on top, without repeating what a new snapshot tells again", () => {
  const tape = growTape(growTape([], [told(1), told(2)]), [told(2), told(3)]);
  expect(tape.map(({ id, time }) => [id, time])).toEqual([
    [3, 3_000],
    [2, 2_000],
    [1, 1_000],
  ]);
  const many = Array.from({ length: 500 }, (_, index) => told(index));
  expect(growTape([], many)).toHaveLength(120);
});

test("sizes are told beside the largest, buys beside all of the last minute", () => {
  const tape = growTape([], [told(1, 100), told(100, 1), told(101, 3, "sell")]);
  expect(sizeShares(tape)[2]).toBe(1);
  expect(buyShare(tape, 60_000)).toBe(0.25);
  expect(buyShare([], 60_000)).toBeNull();
});

test("a ticker becomes an update of the quote", () => {
  const update = toQuoteUpdate("BTC/USD", { time: 2e18, last: 5, open_today: 4, bid_quantity: 1 });
  expect(update).toEqual({
    pair: "BTC/USD",
    time: 2e12,
    values: { closed: 5, open: 4, bid_qty: 1 },
  });
});
