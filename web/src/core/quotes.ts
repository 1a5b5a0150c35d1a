/**
 * The hot store: the newest quote of every pair, outside React.
 *
 * Polls and the stream call `merge`; one animation frame later each subscriber whose pair changed is called
 * once. Rows subscribe by pair, so a tick renders only the rows it concerns.
 */
import { useCallback, useSyncExternalStore } from "react";

import { findColumn, numberAt, textAt, timeAt, type Frame } from "@/api/frames";
import { formatStamp } from "@/core/timeZone";
import { decimalsOf } from "@/core/units";
import { QUOTE_FIELDS, type QuoteField } from "@/flux/marketQueries";

export type QuoteValues = Record<QuoteField, number>;

export interface Quote extends QuoteValues {
  pair: string;
  /** When the server received it, milliseconds since 1970. */
  time: number;
  /** Decimals of the pair's prices; they only grow, so a column never changes its width back. */
  decimals: number;
  /** What the change is measured from: the price 24 h ago, or the first that is known since. */
  reference: Reference | null;
  /** Sign of the last change of `closed`: −1, 0, 1. */
  direction: number;
  /** Counts the changes of `closed`, to restart the tint of a changed cell. */
  changes: number;
}

export interface Reference {
  price: number;
  /** Milliseconds since 1970. */
  time: number;
}

type Listener = () => void;

const REORDER_MS = 1_000;

const NO_VALUES: QuoteValues = {
  closed: NaN,
  bid: NaN,
  ask: NaN,
  bid_qty: NaN,
  ask_qty: NaN,
  open: NaN,
  low: NaN,
  high: NaN,
  volume: NaN,
  volume_24h: NaN,
  vwap_24h: NaN,
  low_24h: NaN,
  high_24h: NaN,
  trades_24h: NaN,
};

function isQuoteField(name: string): name is QuoteField {
  return QUOTE_FIELDS.some((field) => field === name);
}

export interface QuoteUpdate {
  pair: string;
  time: number;
  values: Partial<QuoteValues>;
}

/** Reads the answer of `quotesQuery`: one row per pair and field. */
export function readQuotes(frames: readonly Frame[]): QuoteUpdate[] {
  const updates = new Map<string, QuoteUpdate>();
  for (const frame of frames) {
    const [pairs, fields] = [findColumn(frame, "pair"), findColumn(frame, "_field")];
    const [times, values] = [findColumn(frame, "_time"), findColumn(frame, "_value")];
    for (let row = 0; row < frame.rows; row++) {
      const [pair, field] = [textAt(pairs, row), textAt(fields, row)];
      if (!pair || !isQuoteField(field)) continue;
      const update = updates.get(pair) ?? { pair, time: 0, values: {} };
      updates.set(pair, update);
      update.time = Math.max(update.time, timeAt(times, row));
      update.values[field] = numberAt(values, row);
    }
  }
  return [...updates.values()];
}

function known(quote: Quote): Partial<Quote> {
  return Object.fromEntries(
    Object.entries(quote).filter(([, value]) => typeof value !== "number" || !Number.isNaN(value)),
  );
}

function nextQuote(previous: Quote | undefined, { pair, time, values }: QuoteUpdate): Quote {
  const before = previous ?? {
    ...NO_VALUES,
    pair,
    time: 0,
    decimals: 0,
    reference: null,
    direction: 0,
    changes: 0,
  };
  // A poll's answer may come after newer words of the stream: it only adds what they left out.
  const isLate = time < before.time;
  const said = isLate ? { ...values, ...known(before) } : values;
  const next: Quote = { ...before, ...said, pair, time: Math.max(before.time, time) };
  next.decimals = Math.max(
    before.decimals,
    decimalsOf(next.closed),
    decimalsOf(next.bid),
    decimalsOf(next.ask),
  );
  if (previous && next.closed !== before.closed) {
    next.direction = Math.sign(next.closed - before.closed);
    next.changes = before.changes + 1;
  }
  return next;
}

export class QuoteStore {
  private readonly quotes = new Map<string, Quote>();
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly pairListeners = new Set<Listener>();
  private readonly changed = new Set<string>();
  private pairList: readonly string[] = [];
  private isFlushPlanned = false;
  private readonly anyListeners = new Set<Listener>();
  private newest = 0;
  private orders = 0;
  private orderedAt = Number.NEGATIVE_INFINITY;
  private isPolled = false;
  private readonly schedule: (flush: () => void) => void;

  constructor(schedule: (flush: () => void) => void = (flush) => requestAnimationFrame(flush)) {
    this.schedule = schedule;
  }

  /** Takes in updates; listeners hear of them on the next frame. */
  merge(updates: readonly QuoteUpdate[]): void {
    for (const update of updates) {
      this.quotes.set(update.pair, nextQuote(this.quotes.get(update.pair), update));
      this.newest = Math.max(this.newest, update.time);
      this.changed.add(update.pair);
    }
    this.plan();
  }

  /** Sets what each pair's change is measured from. */
  setReferences(references: ReadonlyMap<string, Reference>): void {
    for (const [pair, reference] of references) {
      const quote = this.quotes.get(pair);
      if (!quote) continue;
      this.quotes.set(pair, { ...quote, reference });
      this.changed.add(pair);
    }
    this.plan();
  }

  /** True after the first answer, even an empty one. */
  hasAnswer(): boolean {
    return this.isPolled;
  }

  /**
   * Grows with changes, at most once a second: what orders and filters over all pairs depend on.
   * A list whose order changed with every tick could not be read.
   */
  version(): number {
    return this.orders;
  }

  get(pair: string): Quote | undefined {
    return this.quotes.get(pair);
  }

  /** All pairs by name; the same array until a pair is added. */
  pairs(): readonly string[] {
    return this.pairList;
  }

  /** Time of the newest quote of all, 0 before the first. */
  newestTime(): number {
    return this.newest;
  }

  subscribe(pair: string, listener: Listener): () => void {
    const listeners = this.listeners.get(pair) ?? new Set();
    this.listeners.set(pair, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  readonly subscribePairs = (listener: Listener): (() => void) => {
    this.pairListeners.add(listener);
    return () => this.pairListeners.delete(listener);
  };

  readonly subscribeAny = (listener: Listener): (() => void) => {
    this.anyListeners.add(listener);
    return () => this.anyListeners.delete(listener);
  };

  private plan(): void {
    if (this.isFlushPlanned) return;
    this.isFlushPlanned = true;
    this.schedule(() => this.flush());
  }

  private flush(): void {
    this.isFlushPlanned = false;
    this.isPolled = true;
    const changed = [...this.changed];
    this.changed.clear();
    const hasNewPairs = this.quotes.size !== this.pairList.length;
    if (hasNewPairs) {
      this.pairList = [...this.quotes.keys()].toSorted();
      for (const listener of this.pairListeners) listener();
    }
    for (const pair of changed) for (const listener of this.listeners.get(pair) ?? []) listener();
    this.reorder(hasNewPairs);
  }

  private reorder(isUrgent: boolean): void {
    const now = performance.now();
    if (!isUrgent && this.orders > 0 && now - this.orderedAt < REORDER_MS) return;
    this.orders++;
    this.orderedAt = now;
    for (const listener of this.anyListeners) listener();
  }
}

export const quotes = new QuoteStore();

export function useQuote(pair: string): Quote | undefined {
  const subscribe = useCallback((listener: Listener) => quotes.subscribe(pair, listener), [pair]);
  return useSyncExternalStore(subscribe, () => quotes.get(pair));
}

export function usePairs(): readonly string[] {
  return useSyncExternalStore(quotes.subscribePairs, () => quotes.pairs());
}

/** Renders when quotes changed, at most once a second; for what looks at all pairs at once. */
export function useQuotesVersion(): number {
  return useSyncExternalStore(quotes.subscribeAny, () => quotes.version());
}

export function useHasQuoteAnswer(): boolean {
  return useSyncExternalStore(quotes.subscribeAny, () => quotes.hasAnswer());
}

/** Change over 24 h as a share; since the exchange's day began (00:00 UTC) until those are known. */
export function dayChange(quote: Quote): number {
  return quote.closed / (quote.reference?.price ?? quote.open) - 1;
}

/** The instant that the change is measured from, in words. */
export function changeSince(quote: Quote, zone: string): string {
  return quote.reference ? `Since ${formatStamp(quote.reference.time, zone)}` : "Since 00:00 UTC";
}

export function spread(quote: Quote): number {
  return quote.ask - quote.bid;
}

/** The spread in hundredths of a percent of the mid price. */
export function spreadBps(quote: Quote): number {
  return ((quote.ask - quote.bid) / ((quote.ask + quote.bid) / 2)) * 10_000;
}
