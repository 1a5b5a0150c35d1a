/** What `/api/live` says; docs/live.md describes it. Times are nanoseconds since 1970. */
export const CHANNELS = ["ticker", "trade", "book"] as const;

export type Channel = (typeof CHANNELS)[number];

export interface TickerData {
  time: number;
  last?: number;
  bid?: number;
  bid_quantity?: number;
  ask?: number;
  ask_quantity?: number;
  open_today?: number;
  low_today?: number;
  high_today?: number;
  volume_today?: number;
  volume_24h?: number;
  vwap_24h?: number;
  low_24h?: number;
  high_24h?: number;
  trades_24h?: number;
}

export type PriceLevel = readonly [price: number, quantity: number];

export interface BookData {
  time: number;
  bids: readonly PriceLevel[];
  asks: readonly PriceLevel[];
}

export interface TradeData {
  time: number;
  price: number;
  quantity: number;
  side: "buy" | "sell";
  trade_id: number;
}

/** A state (`snapshot`) or what is new (`update`) of one pair. */
export type MarketMessage = { type: "snapshot" | "update"; pair: string } & (
  | { channel: "ticker"; data: TickerData }
  | { channel: "book"; data: BookData }
  | { channel: "trade"; data: readonly TradeData[]; missed?: number }
);

/** A state that is not known any more; a snapshot follows when it is. */
export interface LostMessage {
  type: "lost";
  channel: Channel;
  pair: string;
  cause: string;
}

export type LiveMessage =
  | MarketMessage
  | LostMessage
  | { type: "welcome"; channels: readonly string[]; pairs: readonly string[] }
  | { type: "subscribed" | "unsubscribed" | "pong"; subscriptions: number }
  | { type: "error"; message: string };

export function readLiveMessage(text: string): LiveMessage {
  const message: LiveMessage = JSON.parse(text);
  return message;
}

export function toMilliseconds(nanoseconds: number): number {
  return nanoseconds / 1e6;
}
