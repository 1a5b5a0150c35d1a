import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";

import { statusQuery } from "@/api/session";
import type { Status } from "@/api/types";
import { dayChange, quotes, usePairs, useQuote } from "@/core/quotes";
import { formatNumber } from "@/core/units";
import { ChartPanel } from "@/pages/markets/ChartPanel";
import { FeedPanel } from "@/pages/markets/FeedPanel";
import { IntervalEntry } from "@/pages/markets/IntervalEntry";
import { MarketHeader } from "@/pages/markets/MarketHeader";
import { MarketPanels, MarketTabs } from "@/pages/markets/MarketPanels";
import { PairPanel } from "@/pages/markets/PairPanel";
import { QuotePanel } from "@/pages/markets/QuotePanel";
import { useMarketCommands } from "@/pages/markets/marketCommands";
import { useMarketState } from "@/pages/markets/marketState";
import { useMedia } from "@/ui/useMedia";

import styles from "./MarketsPage.module.css";

/** Narrower than this, what stands beside the chart shares one place. */
const NARROW = "(max-width: 1080px)";

/** The pair of the address, else the first configured one that has data, else the first. */
function usePair(chosen: string | null, status: Status | undefined): string {
  const pairs = usePairs();
  return useMemo(() => {
    if (chosen) return chosen;
    const configured = status?.feed?.pairs.map(({ pair }) => pair) ?? [];
    return configured.find((pair) => pairs.includes(pair)) ?? pairs[0] ?? configured[0] ?? "";
  }, [chosen, pairs, status]);
}

/** Puts the price into the tab's title, so that it is seen from elsewhere. */
function useTitle(pair: string): void {
  const quote = useQuote(pair);
  useEffect(() => {
    const price = quote
      ? `${formatNumber(quote.closed, quote.decimals)} ${dayChange(quote) < 0 ? "▼" : "▲"} `
      : "";
    document.title = `${price}${pair || "Markets"} · krakflux`;
  }, [pair, quote]);
}

export function MarketsPage() {
  const { data: status } = useQuery(statusQuery);
  const market = useMarketState();
  const pair = usePair(market.pair, status);
  const [typed, setTyped] = useState<string | null>(null);
  const isNarrow = useMedia(NARROW);
  useTitle(pair);
  useMarketCommands({ pair, market, onTypeInterval: setTyped });
  const side = (
    <div className={styles.side}>
      <PairPanel chosen={pair} onChoose={market.setPair} />
      {pair && quotes.get(pair) && <QuotePanel pair={pair} />}
      <FeedPanel status={status} />
    </div>
  );
  return (
    <>
      <MarketHeader pair={pair} interval={market.interval} onInterval={market.setInterval} />
      <main id="content" className={styles.markets} tabIndex={-1}>
        <h1 className="sr">Markets</h1>
        {isNarrow ? <MarketTabs status={status} pair={pair} pairs={side} /> : side}
        <ChartPanel
          key={`${pair} ${market.interval}`}
          status={status}
          pair={pair}
          interval={market.interval}
          range={market.range}
          onRange={market.setRange}
        />
        {!isNarrow && <MarketPanels status={status} pair={pair} />}
      </main>
      {typed !== null && (
        <IntervalEntry
          first={typed}
          onInterval={market.setInterval}
          onClose={() => setTyped(null)}
        />
      )}
    </>
  );
}
