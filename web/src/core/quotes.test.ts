import { expect, test, vi } from "vitest";

import { decodeAnnotatedCsv } from "@/api/annotatedCsv";
import { changeSince, dayChange, QuoteStore, readQuotes, spread, spreadBps } from "@/core/quotes";

const ANSWER = [
  "#datatype,string,long,dateTime:RFC3339,double,string,string",
  "#group,false,false,false,false,true,true",
  "#default,_result,,,,,",
  ",result,table,_time,_value,_field,pair",
  ",,0,2026-11-24T14:00:00.5Z,67412.4,ask,BTC/USD",
  ",,1,2026-11-24T14:00:00.5Z,67412.3,bid,BTC/USD",
  ",,2,2026-11-24T14:00:00.5Z,67412.3,closed,BTC/USD",
  ",,3,2026-11-24T14:00:00.5Z,66207.3,open,BTC/USD",
  ",,4,2026-11-24T14:00:00.5Z,1,unheard_of,BTC/USD",
  ",,5,2026-11-24T13:59:00Z,3201.44,closed,ETH/USD",
  "",
].join("\r\n");

const LATER = Date.parse("2026-11-24T14:00:01Z");

function store() {
  const flushes: (() => void)[] = [];
  const made = new QuoteStore((flush) => flushes.push(flush));
  return { made, flush: () => flushes.splice(0).forEach((each) => each()) };
}

function loaded() {
  const { made, flush } = store();
  made.merge(readQuotes(decodeAnnotatedCsv(ANSWER).frames));
  flush();
  return { made, flush };
}

test("an answer becomes one quote per pair", () => {
  const { made } = loaded();
  expect(made.pairs()).toEqual(["BTC/USD", "ETH/USD"]);
  expect(made.get("BTC/USD")).toMatchObject({ bid: 67412.3, ask: 67412.4, decimals: 1 });
  expect(made.newestTime()).toBe(Date.parse("2026-11-24T14:00:00.500Z"));
});

test("listeners hear of their own pair, once for several changes", () => {
  const { made, flush } = loaded();
  const [bitcoin, ether] = [vi.fn(), vi.fn()];
  made.subscribe("BTC/USD", bitcoin);
  made.subscribe("ETH/USD", ether);
  made.merge([{ pair: "BTC/USD", time: LATER + 1, values: { closed: 67413 } }]);
  made.merge([{ pair: "BTC/USD", time: LATER + 2, values: { closed: 67414 } }]);
  expect(bitcoin).not.toHaveBeenCalled();
  flush();
  expect(bitcoin).toHaveBeenCalledTimes(1);
  expect(ether).not.toHaveBeenCalled();
});

test("a fall is a fall, and values that are not sent stay", () => {
  const { made, flush } = loaded();
  made.merge([{ pair: "BTC/USD", time: LATER + 3, values: { closed: 67000 } }]);
  flush();
  expect(made.get("BTC/USD")).toMatchObject({
    closed: 67000,
    bid: 67412.3,
    direction: -1,
    changes: 1,
  });
});

test("decimals never shrink", () => {
  const { made, flush } = loaded();
  made.merge([
    { pair: "BTC/USD", time: LATER + 3, values: { closed: 67000, bid: 67000, ask: 67001 } },
  ]);
  flush();
  expect(made.get("BTC/USD")?.decimals).toBe(1);
});

test("the change counts from the day's open until the price of 24 h ago is known", () => {
  const { made, flush } = loaded();
  const before = made.get("BTC/USD");
  expect(before && dayChange(before)).toBeCloseTo(0.0182, 4);
  made.setReferences(
    new Map([["BTC/USD", { price: 70000, time: Date.parse("2026-11-23T14:00:00Z") }]]),
  );
  flush();
  const after = made.get("BTC/USD");
  expect(after && dayChange(after)).toBeCloseTo(-0.037, 3);
  expect(after && changeSince(after, "UTC")).toContain("23 Nov 14:00");
});

test("the spread is known in price and in basis points", () => {
  const quote = loaded().made.get("BTC/USD");
  expect(quote && spread(quote)).toBeCloseTo(0.1);
  expect(quote && spreadBps(quote)).toBeCloseTo(0.0148, 4);
});

test("an empty answer is an answer", () => {
  const { made, flush } = store();
  expect(made.hasAnswer()).toBe(false);
  made.merge([]);
  flush();
  expect(made.hasAnswer()).toBe(true);
});

test("an answer that comes late only adds what the stream left out", () => {
  const { made, flush } = loaded();
  made.merge([{ pair: "BTC/USD", time: LATER, values: { closed: 67_500 } }]);
  made.merge([{ pair: "BTC/USD", time: LATER - 500, values: { closed: 67_400, volume: 12 } }]);
  flush();
  expect(made.get("BTC/USD")).toMatchObject({ closed: 67_500, volume: 12, time: LATER });
});
