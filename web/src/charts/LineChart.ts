/** Lines over time, drawn by uPlot: an object that is given new data, never rebuilt for it. */
import "uplot/dist/uPlot.min.css";
import "@/charts/lineChart.css";

import uPlot from "uplot";

import { linePaths, valueRange } from "@/charts/lineDrawing";
import { drawLevels } from "@/charts/levels";
import { PLAIN_LOOK, type LineLook } from "@/charts/lineLook";
import { tickDecimals, timeLabels } from "@/charts/scales";
import { alignSeries, stack, type AlignedValues, type Series } from "@/charts/series";
import { chosenZone, watchTimeZone } from "@/core/chosenZone";
import type { Bounds } from "@/core/timeRange";
import { UTC } from "@/core/timeZone";
import type { ChartTheme } from "@/design/chartTheme";
import { withAlpha } from "@/design/chartTheme";

export interface LineHover {
  index: number;
  timeMs: number;
  leftPx: number;
  /** Of the plot, without its axes. */
  widthPx: number;
}

export interface LineChartEvents {
  onHover(hover: LineHover | null): void;
  onZoom(bounds: Bounds): void;
  onZoomOut(): void;
}

/** From the chart's left edge to its plot's: the axis stands on the right. */
export const PLOT_LEFT_PX = 28;

const AXIS_FONT_PX = 11;
const SMALLEST_ZOOM_PX = 4;
const AXIS_WIDTH_PX = 72;
/** Hours with their seconds stand apart. */
const X_TICK_PX = 72;
const AXIS_HEIGHT_PX = 28;
const SHADE_ALPHA = 0.1;
/** What is shown before and after a point that stands alone. */
const LONE_POINT_S = 30;
const STACK_ALPHA = 0.35;

export function seriesColour(theme: ChartTheme, index: number, colours?: readonly string[]) {
  const palette = colours && colours.length > 0 ? colours : theme.series;
  return palette[index % palette.length] ?? theme.text;
}

/** A date whose local parts are those of the chosen zone: how uPlot finds round ticks. */
function axisDate(seconds: number): Date {
  const date = new Date(seconds * 1000);
  return chosenZone() === UTC ? uPlot.tzDate(date, UTC) : date;
}

export class LineChart {
  private readonly container: HTMLElement;
  private readonly events: LineChartEvents;
  private readonly observer: ResizeObserver;
  private readonly endWatch: () => void;
  private theme: ChartTheme;
  private look: LineLook;
  private plot: uPlot | null = null;
  private series: readonly Series[] = [];
  private isVisible: readonly boolean[] = [];
  private cursor = -1;

  constructor(
    container: HTMLElement,
    theme: ChartTheme,
    events: LineChartEvents,
    look: LineLook = PLAIN_LOOK,
  ) {
    this.container = container;
    this.theme = theme;
    this.events = events;
    this.look = look;
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(container);
    this.endWatch = watchTimeZone(() => this.plot?.redraw(false, true));
  }

  destroy(): void {
    this.observer.disconnect();
    this.endWatch();
    this.plot?.destroy();
    this.plot = null;
  }

  setTheme(theme: ChartTheme): void {
    this.theme = theme;
    this.rebuild();
  }

  /** Draws other series; the same ones with new points only get their data. */
  setSeries(series: readonly Series[]): void {
    const isSame =
      this.plot &&
      series.length === this.series.length &&
      series.every((each, index) => each.label === this.series[index]?.label);
    this.series = series;
    this.events.onHover(null);
    if (isSame) this.plot?.setData(this.data());
    else this.rebuild();
  }

  /** Draws differently; a look that differs in its time bounds alone moves the axis. */
  setLook(look: LineLook): void {
    const before = this.look;
    this.look = look;
    const isSame = Object.entries(look).every(
      ([name, value]) => name === "xBounds" || Reflect.get(before, name) === value,
    );
    if (!isSame) this.rebuild();
    else if (this.plot && before.xBounds !== look.xBounds) this.plot.setData(this.data());
  }

  setVisible(isVisible: readonly boolean[]): void {
    this.isVisible = isVisible;
    for (const [index, visible] of isVisible.entries()) {
      if (this.plot && this.plot.series[index + 1]?.show !== visible)
        this.plot.setSeries(index + 1, { show: visible });
    }
    if (this.look.isStacked) this.plot?.setData(this.data());
  }

  /** Moves the keyboard's cursor by `step` points. */
  moveCursor(step: number): void {
    const times = this.plot?.data[0];
    if (!this.plot || !times || times.length === 0) return;
    const from = this.cursor < 0 ? times.length - 1 - Math.sign(step) : this.cursor;
    this.cursor = Math.max(0, Math.min(times.length - 1, from + step));
    this.placeCursor(times[this.cursor] ?? 0);
  }

  /** Shows the crosshair at an instant that another chart points at; null takes it away. */
  pointAt(timeMs: number | null): void {
    if (!this.plot) return;
    if (timeMs === null) this.plot.setCursor({ left: -10, top: -10 });
    else this.placeCursor(timeMs / 1000);
  }

  private placeCursor(seconds: number): void {
    if (!this.plot) return;
    const left = this.plot.valToPos(seconds, "x");
    this.plot.setCursor({ left, top: this.plot.bbox.height / 2 / devicePixelRatio });
  }

  private rebuild(): void {
    this.plot?.destroy();
    this.plot = null;
    if (this.series.length === 0) return;
    this.plot = new uPlot(this.options(), this.data(), this.container);
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.container;
    if (width > 0 && height > 0) this.plot?.setSize({ width, height });
  }

  private data(): uPlot.AlignedData {
    const { times, values } = alignSeries(this.series);
    const shown: AlignedValues[] = this.look.isStacked ? stack(values, this.isVisible) : values;
    return [times.map((ms) => ms / 1000), ...shown];
  }

  private options(): uPlot.Options {
    const { theme, look } = this;
    const axis = {
      stroke: theme.textFaint,
      font: `${AXIS_FONT_PX}px ${theme.mono}`,
      grid: { stroke: withAlpha(theme.line, 0.5), width: 1 },
      ticks: { show: false },
    };
    return {
      width: this.container.clientWidth || 600,
      height: this.container.clientHeight || 300,
      padding: [12, 0, 0, PLOT_LEFT_PX],
      legend: { show: false },
      tzDate: (seconds) => axisDate(seconds),
      cursor: {
        points: { size: 6 },
        drag: { x: true, y: false, setScale: false, dist: SMALLEST_ZOOM_PX },
        bind: { dblclick: () => () => null },
      },
      scales: {
        x: { time: true, range: (_, min, max) => this.timeRange(min, max) },
        y: {
          distr: look.isLog ? 3 : 1,
          range: (_, min, max) => valueRange(min, max, this.look),
        },
      },
      axes: [
        {
          ...axis,
          size: AXIS_HEIGHT_PX,
          space: X_TICK_PX,
          values: (_, splits) =>
            timeLabels(
              splits.map((seconds) => seconds * 1000),
              chosenZone(),
            ),
        },
        {
          ...axis,
          side: 1,
          size: AXIS_WIDTH_PX,
          // A log axis names only some of its lines; the others are null.
          values: (_, splits) => {
            const decimals = look.isLog ? null : tickDecimals(splits);
            return splits.map((split) => (split === null ? "" : look.formatY(split, decimals)));
          },
        },
      ],
      series: [{}, ...this.series.map((each, index) => this.seriesOptions(each, index))],
      bands: this.bands(),
      hooks: {
        drawClear: [(plot) => drawLevels(plot, look.levels, theme)],
        setCursor: [(plot) => this.reportHover(plot)],
        setSelect: [(plot) => this.reportZoom(plot)],
        ready: [(plot) => plot.over.addEventListener("dblclick", () => this.events.onZoomOut())],
      },
    };
  }

  private seriesOptions(series: Series, index: number): uPlot.Series {
    const { theme, look } = this;
    const colour = seriesColour(theme, index, look.colours ?? undefined);
    const isFilled = look.geometry === "bars" || look.isShaded || look.isStacked;
    const alpha = look.isStacked || look.geometry === "bars" ? STACK_ALPHA : SHADE_ALPHA;
    const paths = linePaths(look.geometry, isFilled || look.bands.length > 0);
    return {
      label: series.label,
      stroke: colour,
      width: look.geometry === "bars" ? 1 : 1.5,
      show: this.isVisible[index] ?? true,
      points: { show: look.geometry === "points" || series.values.length < 2 },
      ...(isFilled ? { fill: withAlpha(colour, alpha) } : {}),
      ...(paths ? { paths } : {}),
    };
  }

  /** Stacked lines are filled down to the line below them, a band between its two edges. */
  private bands(): uPlot.Band[] {
    const { theme, look } = this;
    const stacked = look.isStacked
      ? this.series.slice(1).map((_, index): [number, number] => [index + 1, index])
      : [];
    return [...stacked, ...look.bands].map(([upper, lower]) => ({
      series: [upper + 1, lower + 1],
      fill: withAlpha(
        seriesColour(theme, upper, look.colours ?? undefined),
        look.isStacked ? STACK_ALPHA : SHADE_ALPHA * 2,
      ),
    }));
  }

  private timeRange(min: number, max: number): [number, number] {
    const { xBounds } = this.look;
    if (xBounds) return [xBounds.startMs / 1000, xBounds.stopMs / 1000];
    return min === max ? [min - LONE_POINT_S, max + LONE_POINT_S] : [min, max];
  }

  private reportHover(plot: uPlot): void {
    const { idx, left } = plot.cursor;
    const seconds = idx == null ? undefined : plot.data[0][idx];
    if (idx == null || seconds === undefined || left === undefined || left < 0)
      return this.events.onHover(null);
    this.events.onHover({
      index: idx,
      timeMs: seconds * 1000,
      leftPx: plot.valToPos(seconds, "x"),
      widthPx: plot.over.clientWidth,
    });
  }

  private reportZoom(plot: uPlot): void {
    const { left, width } = plot.select;
    if (width < SMALLEST_ZOOM_PX) return;
    const [start, stop] = [left, left + width].map((px) => plot.posToVal(px, "x") * 1000);
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    if (start !== undefined && stop !== undefined)
      this.events.onZoom({ startMs: start, stopMs: stop });
  }
}
