/** Another pair's closes as a line over the candles; a percent scale makes the two comparable. */
import { LineSeries, type IChartApi, type ISeriesApi } from "lightweight-charts";

import { linePoint } from "@/charts/linePoint";
import type { ChartTheme } from "@/design/chartTheme";
import type { Bar } from "@/market/bars";

/** The place of its colour among the series colours: none of the first indicators has it. */
const COLOUR = 3;

export class Comparison {
  private readonly chart: IChartApi;
  private readonly intervalMs: number;
  private theme: ChartTheme;
  private series: ISeriesApi<"Line"> | null = null;
  private closes: ReadonlyMap<number, number> = new Map();
  private bars: readonly Bar[] = [];

  constructor(chart: IChartApi, theme: ChartTheme, intervalMs: number) {
    this.chart = chart;
    this.theme = theme;
    this.intervalMs = intervalMs;
  }

  /** Shows closes by the begin of their bar, milliseconds; null takes the line away. */
  show(closes: ReadonlyMap<number, number> | null): void {
    if (!closes) {
      if (this.series) this.chart.removeSeries(this.series);
      this.series = null;
      return;
    }
    this.closes = closes;
    this.series ??= this.chart.addSeries(LineSeries, {
      lineWidth: 2,
      priceLineVisible: false,
      crosshairMarkerVisible: false,
      color: this.theme.series[COLOUR] ?? this.theme.text,
    });
    this.draw();
  }

  setBars(bars: readonly Bar[]): void {
    this.bars = bars;
    this.draw();
  }

  /** The newest bar moved or another one began; the line follows with its own pair. */
  noteLast(bars: readonly Bar[]): void {
    this.bars = bars;
  }

  /** Draws the newest point anew. */
  updateLast(): void {
    const at = this.bars.length - 1;
    const close = this.closes.get(this.bars[at]?.time ?? Number.NaN);
    const point = linePoint(this.bars, at, close, this.intervalMs);
    if (point) this.series?.update(point);
  }

  setTheme(theme: ChartTheme): void {
    this.theme = theme;
    this.series?.applyOptions({ color: theme.series[COLOUR] ?? theme.text });
  }

  private draw(): void {
    this.series?.setData(
      this.bars.flatMap(
        ({ time }, at) => linePoint(this.bars, at, this.closes.get(time), this.intervalMs) ?? [],
      ),
    );
  }
}
