import { expect, test } from "vitest";

import { filterRows, FIRST_ORDER, nextOrder, orderRows, scanRow } from "@/pages/scanner/scanRows";

const rows = [
  { pair: "BTC/USD", last: 100, volume: 2, trades: 20, usual_volume: 4, usual_trades: 10 },
  { pair: "ETH/USD", last: 10, volume: 30, trades: 5, usual_volume: 3, usual_trades: 5 },
  { pair: "NEW/EUR", last: null, volume: 1, trades: 1, usual_volume: null, usual_trades: 0 },
].map(scanRow);

const names = (found: { pair: string }[]) => found.map(({ pair }) => pair);

test("a minute is worth its volume at the last price, beside the usual minute", () => {
  expect(rows[0]).toMatchObject({ worth: 200, volumeTimes: 0.5, tradesTimes: 2 });
  expect(rows[2]).toMatchObject({ worth: NaN, volumeTimes: NaN, tradesTimes: NaN });
});

test("what is unusual comes first, what is not known last either way", () => {
  expect(names(orderRows(rows, FIRST_ORDER))).toEqual(["ETH/USD", "BTC/USD", "NEW/EUR"]);
  const upwards = nextOrder(FIRST_ORDER, "volumeTimes");
  expect(names(orderRows(rows, upwards))).toEqual(["BTC/USD", "ETH/USD", "NEW/EUR"]);
});

test("names are sorted upwards at first, numbers downwards", () => {
  expect(nextOrder(FIRST_ORDER, "pair")).toEqual({ column: "pair", isDescending: false });
  expect(nextOrder(FIRST_ORDER, "trades")).toEqual({ column: "trades", isDescending: true });
  expect(names(orderRows(rows, nextOrder(FIRST_ORDER, "pair")))[0]).toBe("BTC/USD");
});

test("rows are filtered by words and by their number of trades", () => {
  expect(names(filterRows(rows, "usd", 1))).toEqual(["BTC/USD", "ETH/USD"]);
  expect(names(filterRows(rows, "", 5))).toEqual(["BTC/USD", "ETH/USD"]);
  expect(names(filterRows(rows, "eth ", 10))).toEqual([]);
});
