/** Order books: grouped into steps, summed level by level. */
import type { PriceLevel } from "@/api/liveMessages";

export type BookSide = "bid" | "ask";

export interface BookLevel {
  price: number;
  quantity: number;
  /** Quantity from the best price to this one. */
  sum: number;
  /** Average price of all of it. */
  average: number;
}

/** Most choices of grouping: 1, 5, 10, 50 … ticks. */
const MOST_STEPS = 5;
/** A step that leaves fewer rows than this hides more than it shows. */
const FEWEST_ROWS = 3;

/** Rounds away what binary fractions add: 0.1 + 0.2. */
function clean(price: number, decimals: number): number {
  return Number(price.toFixed(decimals));
}

function groupPrice(price: number, step: number, side: BookSide, decimals: number): number {
  const steps = clean(price / step, 6);
  // Away from the spread, so that no level looks better than it is.
  return clean((side === "bid" ? Math.floor(steps) : Math.ceil(steps)) * step, decimals);
}

/** One side of a book in steps of `step`, best first, with its sums. */
export function groupLevels(
  levels: readonly PriceLevel[],
  step: number,
  side: BookSide,
  decimals: number,
): BookLevel[] {
  const rows: BookLevel[] = [];
  let [sum, cost] = [0, 0];
  for (const [exact, quantity] of levels) {
    const price = groupPrice(exact, step, side, decimals);
    sum += quantity;
    cost += quantity * exact;
    const last = rows.at(-1);
    if (last?.price === price) {
      last.quantity += quantity;
      last.sum = sum;
      last.average = cost / sum;
    } else rows.push({ price, quantity, sum, average: cost / sum });
  }
  return rows;
}

/** The steps that a book can be grouped by: from one tick up to what leaves some rows. */
export function groupSteps(levels: readonly PriceLevel[], decimals: number): number[] {
  const best = levels[0]?.[0] ?? 0;
  const worst = levels.at(-1)?.[0] ?? 0;
  const span = Math.abs(worst - best);
  return Array.from({ length: MOST_STEPS }, (_, index) =>
    clean(10 ** (Math.floor(index / 2) - decimals) * (index % 2 === 1 ? 5 : 1), decimals),
  ).filter((step, index) => index === 0 || step * FEWEST_ROWS <= span);
}

export interface DepthPoint {
  price: number;
  sum: number;
}

/** Sums as they stand at each exact price, from the best outwards. */
export function depthCurve(levels: readonly PriceLevel[]): DepthPoint[] {
  let sum = 0;
  return levels.map(([price, quantity]) => ({ price, sum: (sum += quantity) }));
}

/** Decimals that quantities of a coin are shown with: the dearer the coin, the more. */
export function quantityDecimals(price: number): number {
  return Math.min(4, Math.max(2, Math.ceil(Math.log10(price))));
}
