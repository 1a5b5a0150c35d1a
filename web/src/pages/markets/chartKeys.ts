/** The chart's own keys while it has the focus. */
import type { KeyboardEvent } from "react";

import type { CandleChart } from "@/charts/CandleChart";

const PAGE = 10;
const FAR = 1_000_000;
const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -PAGE,
  PageDown: PAGE,
  Home: -FAR,
  End: FAR,
};
const ZOOM: Record<string, number> = { "+": 0.8, "=": 0.8, "-": 1.25 };
const SERIES: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

export interface ChartKeyEvents {
  /** The cursor moved. */
  onBar(): void;
  /** The next or the previous of what is drawn is asked for. */
  onSeries(step: number): void;
  onSummary(): void;
  onIndicators(): void;
}

/** Handles a press on the chart. */
export function pressOnChart(
  chart: CandleChart,
  events: ChartKeyEvents,
  event: KeyboardEvent,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const step = STEPS[event.key];
  const factor = ZOOM[event.key];
  const series = SERIES[event.key];
  if (step !== undefined) {
    chart.moveCursor(step);
    events.onBar();
  } else if (factor !== undefined) chart.zoom(factor);
  else if (series !== undefined) events.onSeries(series);
  else if (event.key === "Enter") events.onSummary();
  else if (event.key === "Escape") chart.leaveCursor();
  else if (event.key === "/") events.onIndicators();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
