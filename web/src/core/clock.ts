/** The page's seconds: one timer for every age, wait and countdown. */
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let second = Date.now();
let timer = 0;

function tick(): void {
  second = Date.now();
  for (const listener of listeners) listener();
}

export function subscribeSeconds(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    second = Date.now();
    timer = window.setInterval(tick, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.clearInterval(timer);
  };
}

/** The time of the last full tick, milliseconds; renders its component every second. */
export function useSeconds(): number {
  return useSyncExternalStore(subscribeSeconds, () => second);
}

/** Quotes older than this no longer move with the wall clock. */
const OLD_MS = 600_000;

/**
 * The instant that charts end at: the wall clock while quotes are fresh, otherwise the newest
 * quote, so that a replayed or interrupted market shows where it stands.
 */
export function marketNow(newestQuoteMs: number, wallMs = Date.now()): number {
  return newestQuoteMs > 0 && wallMs - newestQuoteMs > OLD_MS ? newestQuoteMs : wallMs;
}
