/** The scanned minute as rows of a table: worth, multiples of the usual, filter and order. */
import type { ScannedPair } from "@/api/types";

export interface ScanRow {
  pair: string;
  last: number;
  volume: number;
  /** Of the volume, in the quote currency. */
  worth: number;
  trades: number;
  /** How many times an average minute of the last 24 hours. */
  volumeTimes: number;
  tradesTimes: number;
}

export type ScanColumn = keyof ScanRow;

export interface ScanOrder {
  column: ScanColumn;
  isDescending: boolean;
}

export const FIRST_ORDER: ScanOrder = { column: "volumeTimes", isDescending: true };

export function scanRow(scanned: ScannedPair): ScanRow {
  const last = scanned.last ?? NaN;
  return {
    pair: scanned.pair,
    last,
    volume: scanned.volume,
    worth: scanned.volume * last,
    trades: scanned.trades,
    volumeTimes: times(scanned.volume, scanned.usual_volume),
    tradesTimes: times(scanned.trades, scanned.usual_trades),
  };
}

function times(now: number, usual: number | null): number {
  return usual ? now / usual : NaN;
}

/** Keeps the rows with enough trades whose pair holds the words. */
export function filterRows(
  rows: readonly ScanRow[],
  words: string,
  leastTrades: number,
): ScanRow[] {
  const wanted = words.trim().toUpperCase();
  return rows.filter((row) => row.trades >= leastTrades && row.pair.includes(wanted));
}

/** Orders rows; what is not known stands last whichever way they are sorted. */
export function orderRows(rows: readonly ScanRow[], order: ScanOrder): ScanRow[] {
  const sign = order.isDescending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [a[order.column], b[order.column]];
    if (typeof left === "string" || typeof right === "string")
      return sign * String(left).localeCompare(String(right));
    if (Number.isNaN(left) || Number.isNaN(right))
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
    return sign * (left - right) || a.pair.localeCompare(b.pair);
  });
}

/** Numbers are first sorted downwards, names upwards; a second press turns the order. */
export function nextOrder(order: ScanOrder, column: ScanColumn): ScanOrder {
  if (order.column === column) return { column, isDescending: !order.isDescending };
  return { column, isDescending: column !== "pair" };
}
