/** The candle chart: an object that is updated, never rebuilt, and knows nothing of React. */
import {
  CandlestickSeries,
  createChartEx,
  HistogramSeries,
  PriceScaleMode,
  type CandlestickData,
  type IChartApi,
  type ISeriesApi,
  type MouseEventParams,
  type Time,
  type WhitespaceData,
} from "lightweight-charts";

import {
  BAR_SPACING_PX,
  candleSeriesOptions,
  chartOptions,
  firstView,
  FREE_BARS,
  priceFormat,
  axisZone,
  timeOptions,
  VOLUME_ALPHA,
} from "@/charts/candleOptions";
import { toTime } from "@/charts/barTime";
import { ZonedTimeScale } from "@/charts/zonedTimeScale";
import { GapHatch, toLogical, type LogicalGap } from "@/charts/gapHatch";
import { IndicatorPanes } from "@/charts/IndicatorPanes";
import { Comparison } from "@/charts/Comparison";
import { LastPriceLabel } from "@/charts/lastPriceLabel";
import { PriceLines } from "@/charts/PriceLines";
import { chosenZone, watchTimeZone } from "@/core/chosenZone";
import type { Bounds } from "@/core/timeRange";
import { formatCompact, formatNumber } from "@/core/units";
import { withAlpha, type ChartTheme } from "@/design/chartTheme";
import { barAt, findGaps, type Bar, type Gap } from "@/market/bars";

export type ScaleMode = "normal" | "log" | "percent";

/** What stands under the crosshair: a bar, a gap, or nothing. */
export type Hover =
  | { kind: "bar"; bar: Bar }
  | { kind: "gap"; gap: Gap; x: number }
  | { kind: "none" };

export interface CandleChartEvents {
  onHover(hover: Hover): void;
  /** Where pointer or keys moved the crosshair to; null where there is no bar's time. */
  onPoint?(timeMs: number | null): void;
  /** The left edge of the history is near. */
  onNearStart(): void;
  /** Where each pane begins, from the top of the chart. */
  onLayout(topsPx: readonly number[]): void;
  /** True while the newest bar is in view. */
  onLive(isLive: boolean): void;
  /** A price line was dragged; without it there are none. */
  onMoveLine?(id: string, price: number): void;
}

/** A gap wider than this is drawn this wide. */
const WIDEST_GAP_BARS = 600;
const VOLUME_SHARE = 0.17;
const NEAR_START_BARS = 40;
const MOST_DRIFT_BARS = 0.5;
/** Between two panes. */
const SEPARATOR_PX = 1;

const SCALE_MODES: Record<ScaleMode, PriceScaleMode> = {
  normal: PriceScaleMode.Normal,
  log: PriceScaleMode.Logarithmic,
  percent: PriceScaleMode.Percentage,
};

type Slot = CandlestickData<Time> | WhitespaceData<Time>;

export class CandleChart {
  readonly indicators: IndicatorPanes;
  readonly comparison: Comparison;
  readonly priceLines: PriceLines;
  private readonly scale = new ZonedTimeScale();
  private readonly chart: IChartApi;
  private readonly candles: ISeriesApi<"Candlestick">;
  private readonly volume: ISeriesApi<"Histogram">;
  private readonly hatches = [new GapHatch(), new GapHatch()] as const;
  private readonly lastPrice = new LastPriceLabel();
  private readonly container: HTMLElement;
  private readonly events: CandleChartEvents;
  private readonly intervalMs: number;
  private readonly endWatch: () => void;
  private theme: ChartTheme;
  private bars: readonly Bar[] = [];
  private byTime = new Map<number, Bar>();
  private slots: readonly Slot[] = [];
  private gaps: { gap: Gap; at: LogicalGap }[] = [];
  private decimals = 2;
  private cursor = -1;
  private isLive = true;
  private isDestroyed = false;

  constructor(
    container: HTMLElement,
    theme: ChartTheme,
    intervalMs: number,
    events: CandleChartEvents,
  ) {
    this.theme = theme;
    this.container = container;
    this.events = events;
    this.intervalMs = intervalMs;
    this.chart = createChartEx(container, this.scale, chartOptions(theme));
    this.showZone();
    this.endWatch = watchTimeZone(() => this.showZone());
    this.chart.applyOptions(firstView(container.clientWidth < 500));
    this.candles = this.chart.addSeries(CandlestickSeries, candleSeriesOptions(theme));
    this.volume = this.chart.addSeries(
      HistogramSeries,
      {
        priceFormat: { type: "custom", formatter: formatCompact, minMove: 0.01 },
        lastValueVisible: false,
        priceLineVisible: false,
      },
      1,
    );
    this.candles.applyOptions({ priceFormat: priceFormat(this.decimals) });
    this.candles.attachPrimitive(this.hatches[0]);
    this.volume.attachPrimitive(this.hatches[1]);
    this.candles.attachPrimitive(this.lastPrice);
    this.volume.priceScale().applyOptions({ scaleMargins: { top: 0.3, bottom: 0 } });
    this.chart.panes()[0]?.setStretchFactor(1 - VOLUME_SHARE);
    this.chart.panes()[1]?.setStretchFactor(VOLUME_SHARE);
    this.indicators = new IndicatorPanes(this.chart, theme, intervalMs);
    this.comparison = new Comparison(this.chart, theme, intervalMs);
    this.priceLines = new PriceLines(container, this.chart, this.candles, theme, (id, price) =>
      events.onMoveLine?.(id, price),
    );
    this.setTheme(theme);
    this.chart.subscribeCrosshairMove((event) => this.reportCrosshair(event));
    this.chart.timeScale().subscribeVisibleLogicalRangeChange((range) => this.watchRange(range));
    this.chart.timeScale().subscribeSizeChange(() => this.reportLayout());
  }

  destroy(): void {
    this.isDestroyed = true;
    this.endWatch();
    this.priceLines.destroy();
    this.chart.remove();
  }

  setTheme(theme: ChartTheme): void {
    this.theme = theme;
    this.chart.applyOptions(chartOptions(theme));
    this.candles.applyOptions(candleSeriesOptions(theme));
    for (const hatch of this.hatches)
      hatch.setColours(withAlpha(theme.raised, 0.6), withAlpha(theme.textFaint, 0.45));
    this.indicators.setTheme(theme);
    this.comparison.setTheme(theme);
    this.priceLines.setTheme(theme);
    if (this.bars.length > 0) this.setBars(this.bars);
  }

  private showZone(): void {
    const zone = chosenZone();
    this.scale.zone = axisZone(zone, this.intervalMs);
    this.chart.applyOptions(timeOptions(zone, this.intervalMs));
    const first = this.bars[0];
    if (!first) return;
    // Ticks are found where points are new: one that comes before all others makes them so.
    this.candles.setData([{ time: toTime(first.time - this.intervalMs) }, ...this.slots]);
    this.setBars(this.bars);
  }

  setDecimals(decimals: number): void {
    if (decimals === this.decimals) return;
    this.decimals = decimals;
    this.candles.applyOptions({ priceFormat: priceFormat(decimals) });
    this.indicators.setDecimals(decimals);
    this.priceLines.setDecimals(decimals);
    this.showLast();
  }

  /** Replaces all bars; older ones put before the present ones keep the view where it is. */
  setBars(bars: readonly Bar[]): void {
    const scale = this.chart.timeScale();
    const shown = this.isLive ? null : scale.getVisibleLogicalRange();
    const firstTime = this.slots[0]?.time;
    this.bars = bars;
    this.byTime = new Map(bars.map((bar) => [bar.time, bar]));
    const slots = this.layOut(bars);
    const added = slots.findIndex(({ time }) => time === firstTime);
    this.slots = slots;
    this.candles.setData(slots);
    this.volume.setData(slots.map((slot) => this.volumeAt(slot)));
    this.indicators.setBars(bars);
    this.comparison.setBars(bars);
    for (const hatch of this.hatches) hatch.setGaps(this.gaps.map(({ at }) => at));
    if (shown && added >= 0) this.keepView(shown.from + added, shown.to + added);
    this.showLast();
    // The panes get their heights with the next frame.
    requestAnimationFrame(() => this.reportLayout());
  }

  /** Moves the newest bar, or adds the one that follows it. */
  updateLast(bars: readonly Bar[]): void {
    const bar = bars.at(-1);
    if (!bar) return;
    this.bars = bars;
    this.byTime.set(bar.time, bar);
    const slot = this.slot(bar);
    this.candles.update(slot);
    this.volume.update(this.volumeAt(slot));
    this.indicators.noteLast(bars);
    this.comparison.noteLast(bars);
    this.showLast();
    if (this.cursor < 0) this.events.onHover({ kind: "none" });
  }

  /** Shows these indicators; `values` knows the numbers of each by its id. */
  showIndicators(...shown: Parameters<IndicatorPanes["show"]>): void {
    this.indicators.show(...shown);
    requestAnimationFrame(() => this.reportLayout());
  }

  /** Draws the seconds that are left in the bar. */
  tick(): void {
    this.reportLayout();
    this.lastPrice.tick();
  }

  setScaleMode(mode: ScaleMode): void {
    this.candles.priceScale().applyOptions({ mode: SCALE_MODES[mode], autoScale: true });
  }

  /** Shows a stretch of time; parts without bars stay empty. */
  show({ startMs, stopMs }: Bounds): void {
    const first = this.bars[0]?.time;
    const last = this.bars.at(-1)?.time;
    if (first === undefined || last === undefined) return;
    const from = Math.max(first, startMs);
    const to = Math.min(last, stopMs);
    if (from >= to) return;
    this.chart.timeScale().setVisibleRange({ from: toTime(from), to: toTime(to) });
  }

  /** The view a chart begins with: newest bars, usual width, automatic scale. */
  reset(): void {
    this.chart.timeScale().applyOptions({ barSpacing: BAR_SPACING_PX, rightOffset: FREE_BARS });
    // At once: the way there would be drawn for longer than any motion of the page.
    this.chart.timeScale().scrollToPosition(FREE_BARS, false);
    this.candles.priceScale().applyOptions({ autoScale: true });
  }

  zoom(factor: number): void {
    const range = this.chart.timeScale().getVisibleLogicalRange();
    if (!range) return;
    const half = ((range.to - range.from) / 2) * factor;
    const middle = (range.from + range.to) / 2;
    this.chart
      .timeScale()
      .setVisibleLogicalRange({ from: toLogical(middle - half), to: toLogical(middle + half) });
  }

  /** Moves the keyboard's crosshair by `step` bars; gives the bar it stands on. */
  moveCursor(step: number): Bar | undefined {
    const from = this.cursor < 0 ? this.bars.length - 1 - Math.sign(step) : this.cursor;
    this.cursor = Math.max(0, Math.min(this.bars.length - 1, from + step));
    const bar = this.bars[this.cursor];
    if (!bar) return undefined;
    this.chart.setCrosshairPosition(bar.close, toTime(bar.time), this.candles);
    this.keepInView(bar);
    this.events.onHover({ kind: "bar", bar });
    this.events.onPoint?.(bar.time);
    return bar;
  }

  /** The bar that the keyboard's crosshair stands on. */
  cursorBar(): Bar | undefined {
    return this.bars[this.cursor];
  }

  leaveCursor(): void {
    this.cursor = -1;
    this.chart.clearCrosshairPosition();
    this.events.onHover({ kind: "none" });
  }

  /**
   * Shows the crosshair at an instant that another chart points at; null takes it away, and so
   * does an instant out of view, which the library would draw at the nearest edge.
   */
  pointAt(timeMs: number | null): void {
    if (this.isDestroyed) return;
    const bar = timeMs === null ? undefined : this.shownBarAt(timeMs);
    if (!bar) return this.leaveCursor();
    this.chart.setCrosshairPosition(bar.close, toTime(bar.time), this.candles);
    this.events.onHover({ kind: "bar", bar });
  }

  screenshot(): HTMLCanvasElement {
    return this.chart.takeScreenshot(true);
  }

  /** The bars that are in view. */
  shownBars(): readonly Bar[] {
    const range = this.chart.timeScale().getVisibleRange();
    if (!range || typeof range.from !== "number" || typeof range.to !== "number") return [];
    const [fromMs, toMs] = [range.from * 1000, range.to * 1000];
    return this.bars.filter(({ time }) => time >= fromMs && time <= toMs);
  }

  /** Calls back once the view is what was asked for: the library moves it with its next frame. */
  whenDrawn(tell: () => void): void {
    requestAnimationFrame(() => {
      if (!this.isDestroyed) tell();
    });
  }

  /** True for a place over the bars, false for one over a scale. */
  isOverBars(clientX: number, clientY: number): boolean {
    const box = this.container.getBoundingClientRect();
    const scale = this.chart.timeScale();
    return clientX - box.left < scale.width() && box.bottom - clientY > scale.height();
  }

  /** The bar in view that an instant lies in. */
  private shownBarAt(timeMs: number): Bar | undefined {
    const bar = barAt(this.bars, timeMs, this.intervalMs);
    const range = this.chart.timeScale().getVisibleRange();
    if (!bar || !range || typeof range.from !== "number" || typeof range.to !== "number")
      return undefined;
    const seconds = toTime(bar.time);
    return seconds >= range.from && seconds <= range.to ? bar : undefined;
  }

  /** Where the library has moved the view by itself, it is put back; a drag goes on undisturbed. */
  private keepView(from: number, to: number): void {
    const present = this.chart.timeScale().getVisibleLogicalRange();
    if (present && Math.abs(present.from - from) < MOST_DRIFT_BARS) return;
    this.chart.timeScale().setVisibleLogicalRange({ from: toLogical(from), to: toLogical(to) });
  }

  private keepInView(bar: Bar): void {
    const scale = this.chart.timeScale();
    const x = scale.timeToCoordinate(toTime(bar.time));
    if (x !== null && x >= 0 && x <= scale.width()) return;
    const range = scale.getVisibleRange();
    if (!range || typeof range.from !== "number" || typeof range.to !== "number") return;
    const span = (range.to - range.from) * 1000;
    this.show({ startMs: bar.time - span / 2, stopMs: bar.time + span / 2 });
  }

  /** Lays bars side by side with a blank slot for each missing interval. */
  private layOut(bars: readonly Bar[]): Slot[] {
    const gaps = new Map(findGaps(bars, this.intervalMs).map((gap) => [gap.toMs, gap]));
    const slots: Slot[] = [];
    this.gaps = [];
    for (const bar of bars) {
      const gap = gaps.get(bar.time);
      if (gap) this.layGap(gap, slots);
      slots.push(this.slot(bar));
    }
    return slots;
  }

  private layGap(gap: Gap, slots: Slot[]): void {
    const missing = Math.min(
      WIDEST_GAP_BARS,
      Math.round((gap.toMs - gap.fromMs) / this.intervalMs),
    );
    this.gaps.push({ gap, at: { from: slots.length, to: slots.length + missing - 1 } });
    for (let index = 0; index < missing; index++) {
      slots.push({ time: toTime(gap.fromMs + index * this.intervalMs) });
    }
  }

  private slot(bar: Bar): CandlestickData<Time> {
    return {
      time: toTime(bar.time),
      open: bar.open,
      high: bar.high,
      low: bar.low,
      close: bar.close,
    };
  }

  private volumeAt(slot: Slot) {
    const bar = typeof slot.time === "number" ? this.byTime.get(slot.time * 1000) : undefined;
    if (!bar) return { time: slot.time };
    const colour = bar.close >= bar.open ? this.theme.up : this.theme.down;
    return { time: slot.time, value: bar.volume, color: withAlpha(colour, VOLUME_ALPHA) };
  }

  private showLast(): void {
    const bar = this.bars.at(-1);
    if (!bar) return this.lastPrice.set(null, "", "", "");
    const fill = bar.close >= bar.open ? this.theme.up : this.theme.down;
    this.candles.applyOptions({ priceLineColor: fill });
    const closesAtMs = bar.time + this.intervalMs;
    this.lastPrice.set(
      {
        price: bar.close,
        text: formatNumber(bar.close, this.decimals),
        closesAtMs: closesAtMs > Date.now() ? closesAtMs : null,
      },
      fill,
      this.theme.onFill,
      this.theme.mono,
    );
  }

  private reportCrosshair(event: MouseEventParams<Time>): void {
    this.events.onHover(this.hoverAt(event));
    const isOnBar = event.point && typeof event.time === "number";
    this.events.onPoint?.(isOnBar ? Number(event.time) * 1000 : null);
  }

  private hoverAt(event: MouseEventParams<Time>): Hover {
    if (event.logical === undefined || !event.point) return { kind: "none" };
    const logical = Math.round(event.logical);
    const gap = this.gaps.find(({ at }) => logical >= at.from && logical <= at.to);
    if (gap) return { kind: "gap", gap: gap.gap, x: event.point.x };
    const bar = typeof event.time === "number" ? this.byTime.get(event.time * 1000) : undefined;
    return bar ? { kind: "bar", bar } : { kind: "none" };
  }

  private watchRange(range: { from: number; to: number } | null): void {
    if (!range || this.bars.length === 0) return;
    if (range.from < NEAR_START_BARS) this.events.onNearStart();
    const isLive = this.chart.timeScale().scrollPosition() > -1;
    if (isLive !== this.isLive) this.events.onLive(isLive);
    this.isLive = isLive;
  }

  private reportLayout(): void {
    if (this.isDestroyed) return;
    let top = 0;
    const tops = this.chart.panes().map((pane) => {
      const begin = top;
      top += pane.getHeight() + SEPARATOR_PX;
      return begin;
    });
    this.events.onLayout(tops);
  }
}
