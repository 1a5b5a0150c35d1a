/** Which pairs the list shows, and in which order. */
import { dayChange, spreadBps, type Quote } from "@/core/quotes";
import type { Sort, SortColumn } from "@/core/prefs";

export type PairFilter = "starred" | "all" | string;

export function quoteCurrency(pair: string): string {
  return pair.split("/")[1] ?? "";
}

/** The currencies that pairs are quoted in, the most frequent first. */
export function quoteCurrencies(pairs: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const pair of pairs)
    counts.set(quoteCurrency(pair), (counts.get(quoteCurrency(pair)) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b))
    .map(([currency]) => currency);
}

export function filterPairs(
  pairs: readonly string[],
  filter: PairFilter,
  words: string,
  stars: readonly string[],
): string[] {
  const wanted = words.trim().toLowerCase();
  return pairs.filter((pair) => {
    if (wanted && !pair.toLowerCase().includes(wanted)) return false;
    if (filter === "starred") return stars.includes(pair);
    return filter === "all" || quoteCurrency(pair) === filter;
  });
}

const VALUES: Record<Exclude<SortColumn, "pair">, (quote: Quote) => number> = {
  last: (quote) => quote.closed,
  change: dayChange,
  bid: (quote) => quote.bid,
  ask: (quote) => quote.ask,
  spread: spreadBps,
  // In the quote currency, so that coins of different price compare.
  volume: (quote) => quote.volume * quote.closed,
};

/** Orders pairs by a column; those without the value come last either way. */
export function sortPairs(
  pairs: readonly string[],
  sort: Sort,
  quoteOf: (pair: string) => Quote | undefined,
): string[] {
  const sign = sort.isDescending ? -1 : 1;
  if (sort.column === "pair") return [...pairs].toSorted((a, b) => a.localeCompare(b) * sign);
  const valueOf = VALUES[sort.column];
  const values = new Map(
    pairs.map((pair) => {
      const quote = quoteOf(pair);
      return [pair, quote ? valueOf(quote) : Number.NaN];
    }),
  );
  const rank = (pair: string) => values.get(pair) ?? Number.NaN;
  return [...pairs].toSorted((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    if (Number.isNaN(left) || Number.isNaN(right))
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
    return (left - right) * sign || a.localeCompare(b);
  });
}
