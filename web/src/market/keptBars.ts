/** Bars of the charts that were closed last: who comes back to one finds it drawn. */
import type { Bar } from "@/market/bars";

export interface KeptBars {
  bars: readonly Bar[];
  /** Back to where bars were asked for. */
  oldestMs: number;
  /** Where the newest candles end. */
  edgeMs: number;
  /** The newest bar that was read, not only made of prices. */
  readMs: number;
}

const MOST_CHARTS = 8;
/** Of older ones too much may have changed: holes are filled, late trades come in. */
const LONGEST_MS = 600_000;

const kept = new Map<string, KeptBars & { atMs: number }>();

export function keepBars(key: string, bars: KeptBars): void {
  kept.delete(key);
  kept.set(key, { ...bars, atMs: Date.now() });
  const [first] = kept.keys();
  if (kept.size > MOST_CHARTS && first !== undefined) kept.delete(first);
}

export function takeBars(key: string): KeptBars | null {
  const found = kept.get(key);
  kept.delete(key);
  return found && Date.now() - found.atMs < LONGEST_MS ? found : null;
}
