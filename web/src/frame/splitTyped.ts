import { parseInterval } from "@/market/intervals";

/** Reads `BTC/USD 15m`: the words to search by, and the interval to open with. */
export function splitTyped(typed: string): { words: string; interval: string | null } {
  const [, words = "", last = ""] = /^(.*\S)\s+(\S+)$/.exec(typed.trim()) ?? [];
  const interval = words ? parseInterval(last) : null;
  return interval ? { words, interval } : { words: typed.trim(), interval: null };
}
