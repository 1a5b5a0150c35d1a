import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { useLocation } from "wouter";

import { statusQuery } from "@/api/session";
import type { Status } from "@/api/types";
import { marketNow } from "@/core/clock";
import { useFavicon } from "@/core/favicon";
import { dayChange, quotes, usePairs, useQuote } from "@/core/quotes";
import { useTitleNotice } from "@/core/titleNotice";
import { mergeSearch, withSearch } from "@/core/urlState";
import { formatNumber } from "@/core/units";
import { indicatorsQuery } from "@/flux/indicatorQueries";
import type { Indicator } from "@/market/indicators";
import { INTERVAL_MS } from "@/market/intervals";
import type { ChartTools, MarketDialog } from "@/pages/markets/chartTools";
import { ChartPanel } from "@/pages/markets/ChartPanel";
import { FeedPanel } from "@/pages/markets/FeedPanel";
import { IntervalEntry } from "@/pages/markets/IntervalEntry";
import { MarketHeader } from "@/pages/markets/MarketHeader";
import { MarketPanels, MarketTabs } from "@/pages/markets/MarketPanels";
import { PairPanel } from "@/pages/markets/PairPanel";
import { QuotePanel } from "@/pages/markets/QuotePanel";
import { useIndicatorChoice } from "@/pages/markets/useIndicatorChoice";
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

/** Puts the price into the tab's title and its direction into the picture, to be seen elsewhere. */
function useTitle(pair: string): void {
  const quote = useQuote(pair);
  useFavicon(quote ? (dayChange(quote) < 0 ? "down" : "up") : null);
  const isNoticed = useTitleNotice((state) => state.notice !== null);
  useEffect(() => {
    if (isNoticed) return;
    const price = quote
      ? `${formatNumber(quote.closed, quote.decimals)} ${dayChange(quote) < 0 ? "▼" : "▲"} `
      : "";
    document.title = `${price}${pair || "Markets"} · krakflux`;
  }, [isNoticed, pair, quote]);
}

// Fetched beside the page: a key opens a dialog, and the next key is already meant for it.
const dialogsModule = import("@/pages/markets/MarketDialogs");
const MarketDialogs = lazy(async () => ({ default: (await dialogsModule).MarketDialogs }));

/** Where the pair's chart ends. */
function newestTime(pair: string): number {
  return marketNow(quotes.get(pair)?.time ?? quotes.newestTime());
}

/** Candles are there this long after their minute has ended. */
const CANDLES_LATE_MS = 120_000;
const SCRIPT_BARS = 300;

/** What the server is asked for the newest bars, for a person to read and change. */
function shownScript(
  bucket: string,
  pair: string,
  everyMs: number,
  indicators: readonly Indicator[],
): string {
  const now = newestTime(pair);
  const stopMs = Math.ceil(now / everyMs) * everyMs;
  const bounds = { fromMs: stopMs - SCRIPT_BARS * everyMs, stopMs, edgeMs: now - CANDLES_LATE_MS };
  return indicatorsQuery({ bucket, pair, everyMs }, bounds, indicators);
}

export function MarketsPage() {
  const { data: status } = useQuery(statusQuery);
  const market = useMarketState();
  const pair = usePair(market.pair, status);
  const choice = useIndicatorChoice(market);
  const [typed, setTyped] = useState<string | null>(null);
  // The next key comes at once, and the field must be there to take it.
  const typeInterval = useCallback((first: string) => flushSync(() => setTyped(first)), []);
  const [opened, open] = useState<MarketDialog | null>(null);
  const isNarrow = useMedia(NARROW);
  const { comparison, scale, setScale } = market;
  const { indicators } = choice;
  const tools = useMemo<ChartTools>(
    () => ({ indicators, comparison, scale, onScale: setScale, onOpen: open }),
    [indicators, comparison, scale, setScale],
  );
  const [, navigate] = useLocation();
  const explore = () => {
    const everyMs = INTERVAL_MS[market.interval];
    const script = shownScript(status?.bucket ?? "", pair, everyMs, indicators);
    navigate(withSearch("/explore", mergeSearch("", { q: script })));
  };
  useTitle(pair);
  useMarketCommands({ pair, market, onTypeInterval: typeInterval });
  const side = (
    <div className={styles.side}>
      <PairPanel chosen={pair} onChoose={market.setPair} />
      {pair && quotes.get(pair) && <QuotePanel pair={pair} />}
      <FeedPanel status={status} />
    </div>
  );
  return (
    <>
      <MarketHeader
        pair={pair}
        interval={market.interval}
        onInterval={market.setInterval}
        onOpen={open}
      />
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
          tools={tools}
        />
        {!isNarrow && <MarketPanels status={status} pair={pair} />}
      </main>
      {opened && (
        <Suspense>
          <MarketDialogs
            opened={opened}
            pair={pair}
            market={market}
            choice={choice}
            onExplore={explore}
            onDate={(ms) => market.goTo(ms, newestTime(pair))}
            onClose={() => open(null)}
          />
        </Suspense>
      )}
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
