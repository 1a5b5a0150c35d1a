import { expect, test } from "vitest";

import type { Holdings, Hole } from "@/api/types";
import { missingTrades, newestHoles } from "@/pages/markets/holes";

function hole(noticed: string, healed: string | null): Hole {
  const begin = "2026-11-26T10:00:00Z";
  return {
    first_id: 5,
    last_id: 9,
    missing: healed ? 0 : 5,
    begin,
    end: begin,
    cause: "",
    noticed,
    healed,
  };
}

function held(pair: string, holes: Hole[]): Holdings {
  const time = "2026-11-26T10:00:00Z";
  return { pair, first: time, last: time, first_id: 1, last_id: 9, trades: 9, missing: 0, holes };
}

test("open holes come first, then those noticed last", () => {
  const [early, late] = ["2026-11-26T10:00:00Z", "2026-11-26T11:00:00Z"];
  const { shown, more } = newestHoles([
    held("BTC/USD", [hole(early, null), hole(early, late)]),
    held("ETH/USD", [hole(late, late), hole(late, null)]),
  ]);
  expect(shown.map(({ pair, hole: { healed } }) => [pair, healed === null])).toEqual([
    ["ETH/USD", true],
    ["BTC/USD", true],
    ["ETH/USD", false],
    ["BTC/USD", false],
  ]);
  expect(more).toBe(0);
});

test("only so many are listed, the rest is counted", () => {
  const many = Array.from({ length: 130 }, () => hole("2026-11-26T10:00:00Z", null));
  const { shown, more } = newestHoles([held("BTC/USD", many)]);
  expect([shown.length, more]).toEqual([100, 30]);
});

test("missing trades add up, pairs without a count have none", () => {
  expect(missingTrades([{ missing: 2 }, { missing: null }, { missing: 3 }])).toBe(5);
});
