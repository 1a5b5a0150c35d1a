/** The newest trades of a pair, newest first. */
import { toMilliseconds, type TradeData } from "@/api/liveMessages";

export interface TapeTrade {
  id: number;
  /** Milliseconds since 1970. */
  time: number;
  price: number;
  quantity: number;
  side: "buy" | "sell";
}

/** Trades kept of a pair. */
const LONGEST_TAPE = 120;

/** Puts new trades, oldest first as they are told, on top; what is there already is left out. */
export function growTape(
  tape: readonly TapeTrade[],
  told: readonly TradeData[],
): readonly TapeTrade[] {
  const newest = tape[0]?.id ?? -1;
  const fresh = told
    .filter(({ trade_id }) => trade_id > newest)
    .map(({ trade_id, time, price, quantity, side }) => ({
      id: trade_id,
      time: toMilliseconds(time),
      price,
      quantity,
      side,
    }));
  return [...fresh.toReversed(), ...tape].slice(0, LONGEST_TAPE);
}

/**
 * How large a trade is beside the others of its tape, 0–1.
 *
 * The root keeps small trades visible where one is a hundred times the rest.
 */
export function sizeShares(tape: readonly TapeTrade[]): number[] {
  const largest = Math.max(0, ...tape.map(({ quantity }) => quantity));
  return tape.map(({ quantity }) => (largest > 0 ? Math.sqrt(quantity / largest) : 0));
}

/** What share of the quantity was bought in the `spanMs` before the newest trade; null = nothing. */
export function buyShare(tape: readonly TapeTrade[], spanMs: number): number | null {
  const newest = tape[0]?.time;
  if (newest === undefined) return null;
  const recent = tape.filter(({ time }) => newest - time <= spanMs);
  const sum = (trades: readonly TapeTrade[]) =>
    trades.reduce((total, { quantity }) => total + quantity, 0);
  const all = sum(recent);
  return all > 0 ? sum(recent.filter(({ side }) => side === "buy")) / all : null;
}
