/** Prices that a person watches: kept by pair in this browser, compared with each quote. */
import { create } from "zustand";
import { persist } from "zustand/middleware";

export interface PriceLine {
  id: string;
  pair: string;
  price: number;
}

/** Most lines of all pairs together: each is compared with every quote. */
export const MOST_PRICE_LINES = 100;

interface PriceLineState {
  lines: readonly PriceLine[];
}

export const usePriceLines = create<PriceLineState>()(
  persist((): PriceLineState => ({ lines: [] }), { name: "krakflux-price-lines" }),
);

/** Adds a line; false where there are too many already. */
export function addPriceLine(pair: string, price: number): boolean {
  const { lines } = usePriceLines.getState();
  if (lines.length >= MOST_PRICE_LINES) return false;
  usePriceLines.setState({ lines: [...lines, { id: crypto.randomUUID(), pair, price }] });
  return true;
}

export function movePriceLine(id: string, price: number): void {
  usePriceLines.setState(({ lines }) => ({
    lines: lines.map((line) => (line.id === id ? { ...line, price } : line)),
  }));
}

export function removePriceLine(id: string): void {
  usePriceLines.setState(({ lines }) => ({ lines: lines.filter((line) => line.id !== id) }));
}

export function linesOf(lines: readonly PriceLine[], pair: string): PriceLine[] {
  return lines.filter((line) => line.pair === pair);
}

/** Whether a price that went from `before` to `after` reached or passed a line on its way. */
export function isCrossed(price: number, before: number, after: number): boolean {
  return before < price ? after >= price : before > price && after <= price;
}

/** A line around which the price flutters is told of at most this often. */
const QUIET_MS = 60_000;

/** Tells which lines a pair's price crosses; what a line was when it was last told is its own. */
export class CrossingWatch {
  private readonly before = new Map<string, number>();
  private readonly toldMs = new Map<string, number>();

  /** Takes a pair's newest price; gives the lines that it has crossed since the one before. */
  take(
    pair: string,
    price: number,
    lines: readonly PriceLine[],
    nowMs: number,
  ): readonly PriceLine[] {
    const before = this.before.get(pair);
    this.before.set(pair, price);
    if (before === undefined || Number.isNaN(price)) return [];
    const crossed = linesOf(lines, pair).filter(
      (line) => isCrossed(line.price, before, price) && this.isDue(line, nowMs),
    );
    for (const { id } of crossed) this.toldMs.set(id, nowMs);
    return crossed;
  }

  private isDue({ id }: PriceLine, nowMs: number): boolean {
    return nowMs - (this.toldMs.get(id) ?? Number.NEGATIVE_INFINITY) >= QUIET_MS;
  }
}
