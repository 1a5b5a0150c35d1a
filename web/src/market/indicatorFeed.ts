/** The values of a chart's indicators: asked of the server for the bars that the chart shows. */
import { findColumn, numberAt, timeAt, type Frame } from "@/api/frames";
import { fetchFrames } from "@/api/query";
import { indicatorsQuery } from "@/flux/indicatorQueries";
import type { BarChange, BarFeed } from "@/market/barFeed";
import { indicatorId, INDICATORS, type Indicator } from "@/market/indicators";

/** Begin of a bar, milliseconds → one number for each line of the indicator, NaN where unknown. */
export type IndicatorValues = Map<number, readonly number[]>;

export interface IndicatorChange {
  id: string;
  /** The bars from here on have new values; −Infinity = all of them. */
  fromMs: number;
}

export interface IndicatorFeedState {
  /** Why the newest values are not known; null while all is well. */
  error: string | null;
}

interface Question {
  indicators: readonly Indicator[];
  fromMs: number;
  stopMs: number;
}

/** Bars whose values may still change: the running one and the one just closed. */
const TAIL_BARS = 2;

/** Reads one result of `indicatorsQuery`; the later of two rows of a bar counts. */
export function readIndicator(frames: readonly Frame[], indicator: Indicator): IndicatorValues {
  const values: IndicatorValues = new Map();
  const labels = INDICATORS[indicator.kind].lines.map(({ column }) => column);
  for (const frame of frames.filter(({ result }) => result === indicatorId(indicator))) {
    const times = findColumn(frame, "_time");
    const columns = labels.map((label) => findColumn(frame, label));
    for (let row = 0; row < frame.rows; row++) {
      values.set(
        timeAt(times, row),
        columns.map((column) => numberAt(column, row)),
      );
    }
  }
  return values;
}

export class IndicatorFeed {
  private readonly bars: BarFeed;
  private indicators: readonly Indicator[] = [];
  private readonly values = new Map<string, IndicatorValues>();
  /** Begin of the first bar that each indicator has been asked for. */
  private readonly askedFrom = new Map<string, number>();
  private isTailOld = false;
  private newestMs = 0;
  private isAsking = false;
  private abort = new AbortController();
  private readonly onValues: (change: IndicatorChange) => void;
  private readonly onState: (state: IndicatorFeedState) => void;

  constructor(
    bars: BarFeed,
    onValues: (change: IndicatorChange) => void,
    onState: (state: IndicatorFeedState) => void,
  ) {
    this.bars = bars;
    this.onValues = onValues;
    this.onState = onState;
  }

  /** Follows the bars until the returned function is called. */
  open(): () => void {
    const abort = new AbortController();
    this.abort = abort;
    const stopBars = this.bars.onBars((change) => this.follow(change));
    return () => {
      abort.abort();
      stopBars();
    };
  }

  /** Chooses what is computed; values that are there already stay. */
  choose(indicators: readonly Indicator[]): void {
    this.indicators = indicators;
    const ids = new Set(indicators.map(indicatorId));
    for (const id of this.values.keys()) {
      if (ids.has(id)) continue;
      this.values.delete(id);
      this.askedFrom.delete(id);
    }
    void this.ask();
  }

  valuesOf(id: string): IndicatorValues | undefined {
    return this.values.get(id);
  }

  private follow(change: BarChange): void {
    const newest = this.bars.bars.at(-1)?.time ?? 0;
    if (change === "all" && this.bars.isShort()) this.askedFrom.clear();
    // The running bar is asked for again with every refresh of the bars, and when a bar has closed.
    if (change === "all" || newest !== this.newestMs) this.isTailOld = true;
    else if (change === "last") return;
    this.newestMs = newest;
    void this.ask();
  }

  /** Asks until nothing is left to ask for; what fails is asked again with the next bars. */
  private async ask(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      for (let next = this.question(); next; next = this.question()) await this.answer(next);
      this.onState({ error: null });
    } catch (error) {
      if (!this.abort.signal.aborted)
        this.onState({ error: error instanceof Error ? error.message : String(error) });
    } finally {
      this.isAsking = false;
    }
  }

  /** What is missing: first whole indicators, then history, then the newest bars. */
  private question(): Question | null {
    const first = this.bars.bars[0]?.time;
    const last = this.bars.bars.at(-1)?.time;
    if (first === undefined || last === undefined || this.abort.signal.aborted) return null;
    const stopMs = last + this.bars.source.intervalMs;
    const asked = ({ kind, lengths }: Indicator) =>
      Math.min(this.askedFrom.get(indicatorId({ kind, lengths })) ?? stopMs, stopMs);
    const latest = Math.max(...this.indicators.map(asked));
    if (latest > first && this.indicators.length > 0) {
      const indicators = this.indicators.filter((each) => asked(each) === latest);
      return { indicators, fromMs: first, stopMs: latest };
    }
    if (!this.isTailOld || this.indicators.length === 0) return null;
    const fromMs = Math.max(first, last - (TAIL_BARS - 1) * this.bars.source.intervalMs);
    return { indicators: this.indicators, fromMs, stopMs };
  }

  private async answer({ indicators, fromMs, stopMs }: Question): Promise<void> {
    const { org, bucket, pair, intervalMs } = this.bars.source;
    const isTail = stopMs > (this.bars.bars.at(-1)?.time ?? 0);
    if (isTail && indicators.length === this.indicators.length) this.isTailOld = false;
    const query = indicatorsQuery(
      { bucket, pair, everyMs: intervalMs },
      { fromMs, stopMs, edgeMs: this.bars.edgeMs },
      indicators,
    );
    const frames = await fetchFrames({ query }, { org, signal: this.abort.signal });
    for (const indicator of indicators) this.take(indicator, frames, fromMs);
  }

  private take(indicator: Indicator, frames: readonly Frame[], fromMs: number): void {
    const id = indicatorId(indicator);
    // It may have been taken away while the server was computing.
    if (!this.indicators.some((each) => indicatorId(each) === id)) return;
    const known = this.values.get(id);
    const values = known ?? new Map<number, readonly number[]>();
    this.values.set(id, values);
    for (const [time, numbers] of readIndicator(frames, indicator)) values.set(time, numbers);
    const askedFrom = this.askedFrom.get(id) ?? Number.POSITIVE_INFINITY;
    this.askedFrom.set(id, Math.min(askedFrom, fromMs));
    const isTail = known !== undefined && fromMs > askedFrom;
    this.onValues({ id, fromMs: isTail ? fromMs : Number.NEGATIVE_INFINITY });
  }
}
