/** Lines over time, drawn by uPlot: an object that is given new data, never rebuilt for it. */
import "uplot/dist/uPlot.min.css";
import "@/charts/lineChart.css";

import uPlot from "uplot";

import { alignSeries, type Series } from "@/charts/series";
import { formatGeneral } from "@/core/units";
import type { Bounds } from "@/core/timeRange";
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

const AXIS_FONT_PX = 11;
const SMALLEST_ZOOM_PX = 4;
const AXIS_WIDTH_PX = 72;
const AXIS_HEIGHT_PX = 28;

export function seriesColour(theme: ChartTheme, index: number): string {
  return theme.series[index % theme.series.length] ?? theme.text;
}

export class LineChart {
  private readonly container: HTMLElement;
  private readonly events: LineChartEvents;
  private readonly observer: ResizeObserver;
  private theme: ChartTheme;
  private plot: uPlot | null = null;
  private series: readonly Series[] = [];
  private cursor = -1;

  constructor(container: HTMLElement, theme: ChartTheme, events: LineChartEvents) {
    this.container = container;
    this.theme = theme;
    this.events = events;
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(container);
  }

  destroy(): void {
    this.observer.disconnect();
    this.plot?.destroy();
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

  setVisible(isVisible: readonly boolean[]): void {
    for (const [index, visible] of isVisible.entries()) {
      if (this.plot?.series[index + 1]?.show !== visible)
        this.plot?.setSeries(index + 1, { show: visible });
    }
  }

  /** Moves the keyboard's cursor by `step` points. */
  moveCursor(step: number): void {
    const times = this.plot?.data[0];
    if (!this.plot || !times || times.length === 0) return;
    const from = this.cursor < 0 ? times.length - 1 - Math.sign(step) : this.cursor;
    this.cursor = Math.max(0, Math.min(times.length - 1, from + step));
    const left = this.plot.valToPos(times[this.cursor] ?? 0, "x");
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
    return [times.map((ms) => ms / 1000), ...values];
  }

  private options(): uPlot.Options {
    const { theme } = this;
    const axis = {
      stroke: theme.textFaint,
      font: `${AXIS_FONT_PX}px ${theme.mono}`,
      grid: { stroke: withAlpha(theme.line, 0.5), width: 1 },
      ticks: { show: false },
    };
    return {
      width: this.container.clientWidth || 600,
      height: this.container.clientHeight || 300,
      padding: [12, 0, 0, 28],
      legend: { show: false },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
      cursor: {
        points: { size: 6 },
        drag: { x: true, y: false, setScale: false, dist: SMALLEST_ZOOM_PX },
        bind: { dblclick: () => () => null },
      },
      scales: { x: { time: true } },
      axes: [
        { ...axis, size: AXIS_HEIGHT_PX, values: timeLabels },
        { ...axis, side: 1, size: AXIS_WIDTH_PX, values: (_, splits) => splits.map(formatGeneral) },
      ],
      series: [
        {},
        ...this.series.map((each, index) => ({
          label: each.label,
          stroke: seriesColour(theme, index),
          width: 1.5,
          points: { show: each.values.length < 2 },
        })),
      ],
      hooks: {
        setCursor: [(plot) => this.reportHover(plot)],
        setSelect: [(plot) => this.reportZoom(plot)],
        ready: [(plot) => plot.over.addEventListener("dblclick", () => this.events.onZoomOut())],
      },
    };
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

const DAY_S = 86_400;

/** Hours within a day, the date where a day begins; seconds only where ticks are that close. */
function timeLabels(_plot: uPlot, splits: number[]): string[] {
  const step = (splits[1] ?? 0) - (splits[0] ?? 0);
  return splits.map((seconds) => {
    const date = new Date(seconds * 1000);
    if (seconds % DAY_S === 0 || step >= DAY_S) {
      return `${date.toLocaleString("en-GB", { month: "short", timeZone: "UTC" })} ${date.getUTCDate()}`;
    }
    return date.toISOString().slice(11, step < 60 ? 19 : 16);
  });
}
