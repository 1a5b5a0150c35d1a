/** The ledger's holes in the order they matter: open ones first, then the newest. */
import type { Holdings, Hole } from "@/api/types";

/** More than these are not read on a page. */
const MOST_HOLES = 100;

export interface PairHole {
  pair: string;
  hole: Hole;
}

export function newestHoles(held: readonly Holdings[]): { shown: PairHole[]; more: number } {
  const all = held.flatMap(({ pair, holes }) => holes.map((hole) => ({ pair, hole })));
  const ordered = all.toSorted(
    (a, b) =>
      Number(b.hole.healed === null) - Number(a.hole.healed === null) ||
      Date.parse(b.hole.noticed) - Date.parse(a.hole.noticed),
  );
  return { shown: ordered.slice(0, MOST_HOLES), more: Math.max(0, all.length - MOST_HOLES) };
}

/** Trades that are missing of all pairs together. */
export function missingTrades(pairs: readonly { missing: number | null }[]): number {
  return pairs.reduce((sum, { missing }) => sum + (missing ?? 0), 0);
}
