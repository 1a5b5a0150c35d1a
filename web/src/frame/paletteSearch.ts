import { defaultFilter } from "cmdk";

import { parseInterval } from "@/market/intervals";

/** Panels of Markets that a typed word opens: `book ETH/EUR`. */
const PANELS = ["book", "depth", "trades"] as const;

export interface Typed {
  /** What is searched by. */
  words: string;
  /** The interval to open a pair with. */
  interval: string | null;
  /** The panel to open beside a pair. */
  panel: string | null;
}

/** Scattered letters that fit worse than this are chance. */
const LEAST_SCORE = 0.02;

/** Reads `BTC/USD 15m` and `book BTC/USD`: the words to search by, and how to open what is found. */
export function readTyped(typed: string): Typed {
  const words = typed.trim().split(/\s+/);
  const panel = PANELS.find((each) => each === words[0]?.toLowerCase()) ?? null;
  const named = panel && words.length > 1 ? words.slice(1) : words;
  const interval = named.length > 1 ? parseInterval(named[named.length - 1] ?? "") : null;
  return {
    words: (interval ? named.slice(0, -1) : named).join(" "),
    interval,
    panel: words.length > 1 ? panel : null,
  };
}

/** Scores how an entry fits the words: whole words first, then their letters in order. */
export function scoreEntry(text: string, words: string): number {
  const wanted = words.toLowerCase().split(/\s+/);
  if (wanted.every((word) => text.toLowerCase().includes(word))) return 1;
  const score = defaultFilter(text, words);
  return score > LEAST_SCORE ? score / 2 : 0;
}
