/** Draws indicators: over the candles, or each in a pane of its own below them. */
import {
  HistogramSeries,
  LineSeries,
  LineStyle,
  type AutoscaleInfo,
  type HistogramData,
  type IChartApi,
  type ISeriesApi,
  type LineData,
  type Time,
} from "lightweight-charts";

import { linePoint } from "@/charts/linePoint";
import { formatNumber } from "@/core/units";
import { withAlpha, type ChartTheme } from "@/design/chartTheme";
import type { Bar } from "@/market/bars";
import type { IndicatorChange, IndicatorValues } from "@/market/indicatorFeed";
import {
  indicatorId,
  INDICATORS,
  type Indicator,
  type IndicatorKindFacts,
} from "@/market/indicators";

type LineOrColumns = ISeriesApi<"Line"> | ISeriesApi<"Histogram">;
type Point = LineData<Time> | HistogramData<Time>;

interface Drawn {
  indicator: Indicator;
  facts: IndicatorKindFacts;
  series: LineOrColumns[];
}

const PANE_SHARE = 0.2;
const FAINT_ALPHA = 0.55;
const COLUMN_ALPHA = 0.5;
/** Where a scale of 0 to 100 begins and ends at least, so that its levels are seen. */
const [LOW_LEVEL, HIGH_LEVEL] = [25, 75];

/** The order in which series colours are taken. */
const COLOUR_ORDER = [1, 0, 2, 3, 4, 5];

/** The colour of each line of each indicator, by its id. */
export function lineColours(
  indicators: readonly Indicator[],
  series: readonly string[],
): Map<string, string[]> {
  let taken = 0;
  const take = () => series[COLOUR_ORDER[taken++ % COLOUR_ORDER.length] ?? 0] ?? "";
  return new Map(
    indicators.map((indicator) => {
      const own = take();
      // Bands are one thing; lines that cross each other are told apart.
      const colourOf = (column: string) => (column === "signal" ? take() : own);
      const { lines } = INDICATORS[indicator.kind];
      return [indicatorId(indicator), lines.map(({ column }) => colourOf(column))];
    }),
  );
}

function seeLevels(original: () => AutoscaleInfo | null): AutoscaleInfo {
  const range = original()?.priceRange;
  return {
    priceRange: {
      minValue: Math.min(LOW_LEVEL, range?.minValue ?? LOW_LEVEL),
      maxValue: Math.max(HIGH_LEVEL, range?.maxValue ?? HIGH_LEVEL),
    },
  };
}

export class IndicatorPanes {
  private readonly chart: IChartApi;
  private readonly intervalMs: number;
  private theme: ChartTheme;
  private bars: readonly Bar[] = [];
  private drawn = new Map<string, Drawn>();
  private values: (id: string) => IndicatorValues | undefined = () => undefined;
  private decimals = 2;

  constructor(chart: IChartApi, theme: ChartTheme, intervalMs: number) {
    this.chart = chart;
    this.theme = theme;
    this.intervalMs = intervalMs;
  }

  /** Draws these indicators, whose values `values` knows by id; others are taken away. */
  show(
    indicators: readonly Indicator[],
    values: (id: string) => IndicatorValues | undefined,
  ): void {
    this.values = values;
    const before = this.drawn;
    this.drawn = new Map();
    const kept = new Set(indicators.map(indicatorId));
    for (const [id, { series }] of before)
      if (!kept.has(id)) for (const each of series) this.chart.removeSeries(each);
    for (const indicator of indicators) {
      const id = indicatorId(indicator);
      const known = before.get(id);
      this.drawn.set(id, known ?? this.add(indicator));
      if (!known) this.fill(id);
    }
    this.colour();
  }

  /** Draws what a feed has told anew. */
  update({ id, fromMs }: IndicatorChange): void {
    if (fromMs === Number.NEGATIVE_INFINITY) this.fill(id);
    else this.extend(id, fromMs);
  }

  /** Follows the candles: an indicator has its points where they have a bar. */
  setBars(bars: readonly Bar[]): void {
    this.bars = bars;
    for (const id of this.drawn.keys()) this.fill(id);
  }

  /** The newest bar moved or another one began; nothing is drawn anew for it. */
  noteLast(bars: readonly Bar[]): void {
    this.bars = bars;
  }

  setTheme(theme: ChartTheme): void {
    this.theme = theme;
    this.colour();
    for (const id of this.drawn.keys()) this.fill(id);
  }

  setDecimals(decimals: number): void {
    this.decimals = decimals;
    for (const drawn of this.drawn.values()) this.formatScale(drawn);
  }

  /** The pane that an indicator is drawn in, counted from the top; 0 = over the candles. */
  paneOf(id: string): number {
    return this.drawn.get(id)?.series[0]?.getPane().paneIndex() ?? 0;
  }

  private add(indicator: Indicator): Drawn {
    const facts = INDICATORS[indicator.kind];
    const pane = facts.isOverlay ? 0 : this.chart.panes().length;
    const series = facts.lines.map(({ look }) => {
      const options = { priceLineVisible: false, lastValueVisible: false };
      if (look === "columns") return this.chart.addSeries(HistogramSeries, options, pane);
      return this.chart.addSeries(
        LineSeries,
        { ...options, lineWidth: look === "faint" ? 1 : 2, crosshairMarkerVisible: false },
        pane,
      );
    });
    const drawn = { indicator, facts, series };
    this.formatScale(drawn);
    if (!facts.isOverlay) this.chart.panes()[pane]?.setStretchFactor(PANE_SHARE);
    this.addLevels(drawn);
    return drawn;
  }

  private addLevels({ facts, series }: Drawn): void {
    const [first] = series;
    if (!first || facts.levels.length === 0) return;
    for (const price of facts.levels)
      first.createPriceLine({
        price,
        color: withAlpha(this.theme.textFaint, FAINT_ALPHA),
        lineWidth: 1,
        lineStyle: LineStyle.Dashed,
        axisLabelVisible: false,
      });
    first.applyOptions({
      autoscaleInfoProvider: seeLevels,
    });
  }

  private formatScale({ facts, series }: Drawn): void {
    const decimals = facts.levels.length > 0 ? 0 : this.decimals;
    const priceFormat = {
      type: "custom" as const,
      formatter: (value: number) => formatNumber(value, decimals),
      minMove: 10 ** -decimals,
    };
    for (const each of series) each.applyOptions({ priceFormat });
  }

  private colour(): void {
    const indicators = [...this.drawn.values()].map(({ indicator }) => indicator);
    const colours = lineColours(indicators, this.theme.series);
    for (const [id, { facts, series }] of this.drawn) {
      for (const [index, each] of series.entries()) {
        const colour = colours.get(id)?.[index] ?? this.theme.text;
        const isFaint = facts.lines[index]?.look === "faint";
        each.applyOptions({ color: isFaint ? withAlpha(colour, FAINT_ALPHA) : colour });
      }
    }
  }

  private fill(id: string): void {
    const drawn = this.drawn.get(id);
    if (!drawn) return;
    for (const [index, series] of drawn.series.entries()) {
      series.setData(this.bars.flatMap((_, at) => this.point(id, drawn, index, at) ?? []));
    }
  }

  private extend(id: string, fromMs: number): void {
    const drawn = this.drawn.get(id);
    if (!drawn) return;
    const first = this.bars.findLastIndex(({ time }) => time < fromMs) + 1;
    for (const [index, series] of drawn.series.entries()) {
      for (let at = first; at < this.bars.length; at++) {
        const point = this.point(id, drawn, index, at);
        const newest = series.data().at(-1)?.time;
        if (!point) continue;
        const isPast =
          typeof newest === "number" && typeof point.time === "number" && point.time < newest;
        series.update(point, isPast);
      }
    }
  }

  private point(id: string, { facts }: Drawn, line: number, at: number): Point | null {
    const time = this.bars[at]?.time ?? Number.NaN;
    const value = this.values(id)?.get(time)?.[line];
    const point = linePoint(this.bars, at, value, this.intervalMs);
    if (!point || facts.lines[line]?.look !== "columns") return point;
    const colour = point.value < 0 ? this.theme.down : this.theme.up;
    return { ...point, color: withAlpha(colour, COLUMN_ALPHA) };
  }
}
