/** Compares the quotes of all pairs with the watched prices while the page is open. */
import { quotes } from "@/core/quotes";
import { formatNumber } from "@/core/units";
import { CrossingWatch, usePriceLines, type PriceLine } from "@/market/priceLines";

/** `BTC/USD rose to 67,500.0`. */
export function crossingWords({ pair, price }: PriceLine, now: number, decimals: number): string {
  return `${pair} ${now >= price ? "rose" : "fell"} to ${formatNumber(price, decimals)}`;
}

/** Watches until the returned function is called; `onCrossed` hears of each crossing in words. */
export function watchPriceLines(onCrossed: (words: string) => void): () => void {
  const watch = new CrossingWatch();
  let stopQuotes: (() => void)[] = [];
  const look = (pair: string) => {
    const quote = quotes.get(pair);
    if (!quote) return;
    const { lines } = usePriceLines.getState();
    for (const line of watch.take(pair, quote.closed, lines, Date.now()))
      onCrossed(crossingWords(line, quote.closed, quote.decimals));
  };
  const follow = ({ lines }: { lines: readonly PriceLine[] }) => {
    for (const stop of stopQuotes) stop();
    const pairs = [...new Set(lines.map(({ pair }) => pair))];
    stopQuotes = pairs.map((pair) => quotes.subscribe(pair, () => look(pair)));
    for (const pair of pairs) look(pair);
  };
  follow(usePriceLines.getState());
  const stopLines = usePriceLines.subscribe(follow);
  return () => {
    stopLines();
    for (const stop of stopQuotes) stop();
  };
}
