import { useMemo } from "react";
import { useLocation } from "wouter";

import { useCommands, type Command } from "@/core/commands";
import { quotes } from "@/core/quotes";
import { INTERVAL_WORDS, INTERVALS } from "@/market/intervals";
import type { MarketState } from "@/pages/markets/marketState";

export interface MarketCommandContext {
  pair: string;
  market: MarketState;
  onTypeInterval(first: string): void;
}

/** The id of the filter of the pair list, which `/` goes to. */
export const PAIR_FILTER_ID = "pair-filter";

function neighbour(pair: string, step: number): string | undefined {
  const pairs = quotes.pairs();
  const index = pairs.indexOf(pair);
  return pairs[(index + step + pairs.length) % pairs.length];
}

function intervalCommands(market: MarketState, onTypeInterval: (first: string) => void): Command[] {
  const typed = ["1", "5", "2", "4", "6"].map((digit, index): Command => ({
    id: `interval.type.${digit}`,
    title: "Interval by typing: 1, 5, 15, 1h, 4h or 1d",
    group: "Chart",
    keys: digit,
    run: () => onTypeInterval(digit),
    isAlias: index > 0,
  }));
  const named = INTERVALS.map((interval): Command => ({
    id: `interval.${interval}`,
    title: `Bars of ${INTERVAL_WORDS[interval]}`,
    group: "Chart",
    run: () => market.setInterval(interval),
  }));
  return [...typed, ...named];
}

/** Offers what Markets can do. */
export function useMarketCommands({ pair, market, onTypeInterval }: MarketCommandContext): void {
  const [, navigate] = useLocation();
  const commands = useMemo<Command[]>(() => {
    const step = (by: number) => () => {
      const next = neighbour(pair, by);
      if (next) market.setPair(next);
    };
    return [
      ...intervalCommands(market, onTypeInterval),
      {
        id: "pair.filter",
        title: "Search the pairs",
        group: "List",
        keys: "/",
        run: () => document.getElementById(PAIR_FILTER_ID)?.focus(),
      },
      { id: "pair.next", title: "Next pair", group: "List", keys: "alt+ArrowDown", run: step(1) },
      {
        id: "pair.previous",
        title: "Previous pair",
        group: "List",
        keys: "alt+ArrowUp",
        run: step(-1),
      },
      {
        id: "chart.explore",
        title: `Explore the price of ${pair}`,
        group: "Chart",
        keys: "e",
        run: () => navigate(`/explore?pair=${pair}`),
      },
    ];
  }, [market, navigate, onTypeInterval, pair]);
  useCommands(commands);
}
