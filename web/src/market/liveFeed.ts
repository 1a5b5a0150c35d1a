/** The stream of the market into the hot stores: quotes of all pairs, books and tapes as wanted. */
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

import { requestJson } from "@/api/client";
import { EVERY_PAIR, LiveClient } from "@/api/live";
import {
  toMilliseconds,
  type BookData,
  type Channel,
  type LostMessage,
  type MarketMessage,
  type TickerData,
} from "@/api/liveMessages";
import type { Session } from "@/api/types";
import { apiUrl } from "@/core/base";
import { HotMap } from "@/core/hotMap";
import { quotes, type QuoteUpdate, type QuoteValues } from "@/core/quotes";
import { growTape, type TapeTrade } from "@/market/tape";

interface LiveLink {
  client: LiveClient | null;
  isConnected: boolean;
}

const link = createStore<LiveLink>(() => ({ client: null, isConnected: false }));
const books = new HotMap<BookData>();
/** Why a book is not there any more. */
const lostBooks = new HotMap<string>();
const tapes = new HotMap<readonly TapeTrade[]>();

const QUOTE_NAMES: Partial<Record<keyof TickerData, keyof QuoteValues>> = {
  last: "closed",
  bid: "bid",
  ask: "ask",
  bid_quantity: "bid_qty",
  ask_quantity: "ask_qty",
  open_today: "open",
  low_today: "low",
  high_today: "high",
  volume_today: "volume",
  volume_24h: "volume_24h",
  vwap_24h: "vwap_24h",
  low_24h: "low_24h",
  high_24h: "high_24h",
  trades_24h: "trades_24h",
};

/** A ticker of the stream as an update of a quote. */
export function toQuoteUpdate(pair: string, ticker: TickerData): QuoteUpdate {
  const values: Partial<QuoteValues> = {};
  for (const [name, value] of Object.entries(ticker)) {
    const field = Object.entries(QUOTE_NAMES).find(([from]) => from === name)?.[1];
    if (field && typeof value === "number") values[field] = value;
  }
  return { pair, time: toMilliseconds(ticker.time), values };
}

function takeMessage(message: MarketMessage): void {
  const { pair } = message;
  switch (message.channel) {
    case "ticker":
      quotes.merge([toQuoteUpdate(pair, message.data)]);
      break;
    case "book":
      books.set(pair, message.data);
      lostBooks.delete(pair);
      break;
    case "trade":
      tapes.set(pair, growTape(tapes.get(pair) ?? [], message.data));
      break;
  }
}

function loseState({ channel, pair, cause }: LostMessage): void {
  if (channel !== "book") return;
  books.delete(pair);
  lostBooks.set(pair, cause);
}

/** Fails where nobody is signed in any more: such a page's socket would only be refused. */
async function checkSession(): Promise<void> {
  const { authenticated } = await requestJson<Session>("api/krakflux/session");
  if (!authenticated) throw new Error("nobody is signed in");
}

/** Connects and keeps quotes live until the returned function is called. */
export function startLiveFeed(): () => void {
  const client = new LiveClient({
    url: apiUrl("api/live").replace(/^http/, "ws"),
    probe: checkSession,
    onMarket: takeMessage,
    onLost: loseState,
    onConnected: (isConnected) => {
      // A book that is no longer kept up looks like one that is.
      if (!isConnected) books.clear();
      link.setState({ isConnected });
    },
  });
  const wake = () => {
    if (!document.hidden) client.wake();
  };
  document.addEventListener("visibilitychange", wake);
  client.want("ticker", EVERY_PAIR);
  link.setState({ client });
  return () => {
    document.removeEventListener("visibilitychange", wake);
    client.stop();
    link.setState({ client: null, isConnected: false });
  };
}

export function useIsLiveConnected(): boolean {
  return useStore(link, ({ isConnected }) => isConnected);
}

function useChannel<V>(channel: Channel, store: HotMap<V>, pair: string): V | undefined {
  const client = useStore(link, (state) => state.client);
  useEffect(
    () => (pair && client ? client.want(channel, pair) : undefined),
    [channel, client, pair],
  );
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe(pair, listener),
    [store, pair],
  );
  return useSyncExternalStore(subscribe, () => store.get(pair));
}

/** The pair's order book while the component is mounted; undefined while none is known. */
export function useBook(pair: string): BookData | undefined {
  return useChannel("book", books, pair);
}

/** Why the pair's book, once known, is not any more. */
export function useBookLoss(pair: string): string | undefined {
  return useSyncExternalStore(
    useCallback((listener: () => void) => lostBooks.subscribe(pair, listener), [pair]),
    () => lostBooks.get(pair),
  );
}

/** The pair's newest trades, newest first. */
export function useTape(pair: string): readonly TapeTrade[] | undefined {
  return useChannel("trade", tapes, pair);
}
