/** The bars of one chart: history on demand, the tail refreshed, the last bar moved by quotes. */
import { fetchFrames } from "@/api/query";
import { applyQuote, continueBars, readBars, readEdge, replaceTail, type Bar } from "@/market/bars";
import type { KeptBars } from "@/market/keptBars";
import { candlesQuery, ticksQuery } from "@/flux/marketQueries";

export interface BarSource {
  org: string;
  bucket: string;
  pair: string;
  intervalMs: number;
}

export type BarChange = "all" | "older" | "last";

export interface BarFeedState {
  status: "loading" | "ready" | "error";
  error: string | null;
  isLoadingOlder: boolean;
  hasOlder: boolean;
  isEmpty: boolean;
}

/** Length of the candles that are stored. */
const CANDLE_MS = 60_000;
/** Bars of one request for history. */
const PAGE_BARS = 720;
/** Most bars that a chart is opened with or taken back by at once; more come page by page. */
export const MOST_BARS_BACK = 10_000;
/** Requests for older bars that may come back empty before the feed gives up: gaps are crossed. */
const MOST_EMPTY_PAGES = 4;
/** Bars whose record may still change: the running one and the one just closed. */
const TAIL_BARS = 2;

const FIRST_STATE: BarFeedState = {
  status: "loading",
  error: null,
  isLoadingOlder: false,
  hasOlder: true,
  isEmpty: true,
};

export class BarFeed {
  readonly source: BarSource;
  bars: readonly Bar[] = [];
  state = FIRST_STATE;
  /** Where the newest candles end and polls continue them; 0 where there are no candles. */
  edgeMs = 0;
  private oldestMs = 0;
  /** The newest bar when bars were last read: prices alone may have added others since. */
  private readMs = 0;
  private loadingOlder: Promise<void> = Promise.resolve();
  private readonly abort = new AbortController();
  private readonly barListeners = new Set<(change: BarChange) => void>();
  private readonly stateListeners = new Set<() => void>();

  /** Opens a chart's bars, with those it was closed with where they were kept. */
  constructor(source: BarSource, kept: KeptBars | null = null) {
    this.source = source;
    if (!kept) return;
    this.bars = kept.bars;
    this.oldestMs = kept.oldestMs;
    this.edgeMs = kept.edgeMs;
    this.readMs = kept.readMs;
    this.state = { ...FIRST_STATE, status: "ready", isEmpty: false };
  }

  /** What the chart can be opened with again; null where it has nothing. */
  kept(): KeptBars | null {
    const { bars, oldestMs, edgeMs, readMs, state } = this;
    return state.status === "ready" && bars.length > 0 ? { bars, oldestMs, edgeMs, readMs } : null;
  }

  /**
   * Loads the bars up to `nowMs`, back to `fromMs` where that is further than one page.
   * Where that fails bars that are there already stay.
   */
  async load(nowMs: number, fromMs = Number.POSITIVE_INFINITY): Promise<void> {
    if (this.state.status !== "ready") this.setState({ status: "loading", error: null });
    try {
      await this.read(nowMs, fromMs);
    } catch (error) {
      this.fail(error);
    }
  }

  private async read(nowMs: number, fromMs = Number.POSITIVE_INFINITY): Promise<void> {
    const { intervalMs } = this.source;
    const stopMs = this.alignUp(nowMs);
    const startMs = Math.min(
      stopMs - PAGE_BARS * intervalMs,
      Math.max(this.alignDown(fromMs), stopMs - MOST_BARS_BACK * intervalMs),
    );
    this.bars = await this.fetch(startMs, stopMs);
    this.oldestMs = startMs;
    this.readMs = this.bars.at(-1)?.time ?? 0;
    this.setState({ status: "ready", isEmpty: this.bars.length === 0, hasOlder: true });
    this.publish("all");
  }

  /** Loads one more page to the left; does nothing while one is under way. */
  loadOlder(): Promise<void> {
    return this.prepend(() => this.fetchOlder());
  }

  /** Loads everything back to an instant, as far as one request may reach. */
  async loadBackTo(fromMs: number): Promise<void> {
    await this.loadingOlder;
    const furthest = this.oldestMs - MOST_BARS_BACK * this.source.intervalMs;
    const startMs = Math.max(this.alignDown(fromMs), furthest);
    if (startMs >= this.oldestMs) return;
    await this.prepend(async () => {
      const older = await this.fetch(startMs, this.oldestMs);
      this.oldestMs = startMs;
      return older;
    });
  }

  private prepend(fetchOlder: () => Promise<Bar[]>): Promise<void> {
    if (this.state.status !== "ready" || this.state.isLoadingOlder || !this.state.hasOlder)
      return Promise.resolve();
    this.setState({ isLoadingOlder: true });
    this.loadingOlder = this.takeOlder(fetchOlder);
    return this.loadingOlder;
  }

  private async takeOlder(fetchOlder: () => Promise<Bar[]>): Promise<void> {
    try {
      const older = await fetchOlder();
      this.bars = [...older, ...this.bars];
      this.setState({ isLoadingOlder: false, hasOlder: older.length > 0 });
      if (older.length > 0) this.publish("older");
    } catch {
      // The next scroll to the left tries again; what is drawn stays.
      this.setState({ isLoadingOlder: false });
    }
  }

  /**
   * Reads the newest bars again: closes, volumes, and bars missed while the page slept.
   * While there are few, all are read: history may still be arriving.
   */
  async refreshTail(nowMs: number): Promise<void> {
    const last = this.bars.at(-1);
    if (this.state.status === "loading") return;
    if (!last || this.isShort()) return this.read(nowMs);
    const { intervalMs } = this.source;
    const keepMs = Math.min(last.time, this.readMs) - (TAIL_BARS - 1) * intervalMs;
    this.bars = replaceTail(this.bars, await this.fetch(keepMs, this.alignUp(nowMs)));
    this.readMs = this.bars.at(-1)?.time ?? 0;
    this.publish("all");
  }

  /** True while there are so few bars that history may still be arriving among them. */
  isShort(): boolean {
    return this.bars.length < PAGE_BARS / 2;
  }

  /** Moves the last bar to a price, or begins the next bar with it. */
  applyPrice(price: number, timeMs: number): void {
    if (this.state.status !== "ready" || Number.isNaN(price)) return;
    const last = this.bars.at(-1);
    const bar = applyQuote(last, price, timeMs, this.source.intervalMs);
    if (!bar) return;
    const isNew = bar.time !== last?.time;
    this.bars = isNew ? [...this.bars, bar] : [...this.bars.slice(0, -1), bar];
    if (this.state.isEmpty) this.setState({ isEmpty: false });
    this.publish(isNew && last && bar.time - last.time > this.source.intervalMs ? "all" : "last");
  }

  /** Whether an instant lies before everything that was asked for. */
  isAfter(timeMs: number): boolean {
    return this.state.status === "ready" && timeMs < this.oldestMs;
  }

  close(): void {
    this.abort.abort();
    this.barListeners.clear();
    this.stateListeners.clear();
  }

  onBars(listener: (change: BarChange) => void): () => void {
    this.barListeners.add(listener);
    return () => this.barListeners.delete(listener);
  }

  readonly onState = (listener: () => void): (() => void) => {
    this.stateListeners.add(listener);
    return () => this.stateListeners.delete(listener);
  };

  private async fetchOlder(): Promise<Bar[]> {
    let span = PAGE_BARS * this.source.intervalMs;
    for (let page = 0; page < MOST_EMPTY_PAGES; page++) {
      const stopMs = this.oldestMs;
      const startMs = Math.max(0, stopMs - span);
      const older = await this.fetch(startMs, stopMs);
      this.oldestMs = startMs;
      if (older.length > 0 || startMs === 0) return older;
      span *= 4;
    }
    return [];
  }

  /** Candles of the bounds, and polls from where the candles end. */
  private async fetch(startMs: number, stopMs: number): Promise<Bar[]> {
    const { org, bucket, pair, intervalMs } = this.source;
    const options = { org, signal: this.abort.signal };
    const candles = await fetchFrames(
      { query: candlesQuery(bucket, pair, { startMs, stopMs }, intervalMs) },
      options,
    );
    const bars = readBars(candles);
    const candlesEndMs = readEdge(candles, CANDLE_MS);
    this.edgeMs = Math.max(this.edgeMs, candlesEndMs ?? 0);
    const edgeMs = candlesEndMs ?? startMs;
    if (edgeMs >= stopMs) return bars;
    const query = ticksQuery(bucket, pair, { startMs: edgeMs, stopMs }, intervalMs);
    return continueBars(bars, readBars(await fetchFrames({ query }, options)));
  }

  private fail(error: unknown): void {
    if (this.abort.signal.aborted || this.state.status === "ready") return;
    this.setState({
      status: "error",
      error: error instanceof Error ? error.message : String(error),
    });
  }

  private alignDown(ms: number): number {
    return Math.floor(ms / this.source.intervalMs) * this.source.intervalMs;
  }

  private alignUp(ms: number): number {
    return this.alignDown(ms) + this.source.intervalMs;
  }

  private setState(change: Partial<BarFeedState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.stateListeners) listener();
  }

  private publish(change: BarChange): void {
    for (const listener of this.barListeners) listener(change);
  }
}
