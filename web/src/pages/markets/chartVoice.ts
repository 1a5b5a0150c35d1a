/** What the chart says to who hears the page. */
import { chosenZone } from "@/core/chosenZone";
import { formatInstant, formatStamp } from "@/core/timeZone";
import { formatCompact, formatNumber, formatSigned } from "@/core/units";
import { findGaps, type Bar } from "@/market/bars";

/** One of the things that the up and down keys lead through. */
export interface Voice {
  name: string;
  /** Says it of one bar. */
  tell(bar: Bar): string;
}

/** A bar as a sentence. */
export function describeBar(bar: Bar, decimals: number): string {
  const price = (value: number) => formatNumber(value, decimals);
  const values = `open ${price(bar.open)}, high ${price(bar.high)}, low ${price(bar.low)}, close ${price(bar.close)}`;
  return `${values}, volume ${formatCompact(bar.volume)}`;
}

/** The stretch of bars that is in view, in a few sentences. */
export function describeView(
  pair: string,
  intervalWords: string,
  bars: readonly Bar[],
  intervalMs: number,
  decimals: number,
): string {
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return `${pair}: no bars in view.`;
  const price = (value: number) => formatNumber(value, decimals);
  const highest = bars.reduce((best, bar) => (bar.high > best.high ? bar : best));
  const lowest = bars.reduce((best, bar) => (bar.low < best.low ? bar : best));
  const gaps = findGaps(bars, intervalMs).length;
  const zone = chosenZone();
  return [
    `${pair}, ${bars.length} bars of ${intervalWords}, ${formatInstant(first.time, zone)} to ${formatStamp(last.time, zone)}.`,
    `From ${price(first.open)} to ${price(last.close)}, ${formatSigned((last.close / first.open - 1) * 100, 2)} percent.`,
    `Highest ${price(highest.high)} at ${formatInstant(highest.time, zone)}, lowest ${price(lowest.low)} at ${formatInstant(lowest.time, zone)}.`,
    gaps === 0 ? "No gaps." : `${gaps} ${gaps === 1 ? "gap" : "gaps"}.`,
  ].join(" ");
}

/** Passes the newest text on at once, then at most once in a while: a held key is not a torrent. */
export class Throttle {
  private readonly everyMs: number;
  private readonly say: (text: string) => void;
  private waiting: string | null = null;
  private timer = 0;

  constructor(say: (text: string) => void, everyMs: number) {
    this.say = say;
    this.everyMs = everyMs;
  }

  take(text: string): void {
    if (this.timer !== 0) {
      this.waiting = text;
      return;
    }
    this.say(text);
    this.timer = window.setTimeout(() => this.goOn(), this.everyMs);
  }

  stop(): void {
    window.clearTimeout(this.timer);
    this.timer = 0;
    this.waiting = null;
  }

  private goOn(): void {
    this.timer = 0;
    const text = this.waiting;
    this.waiting = null;
    if (text !== null) this.take(text);
  }
}
