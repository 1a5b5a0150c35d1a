/** The chart's own keys while it has the focus. */
import type { KeyboardEvent } from "react";

import type { CandleChart } from "@/charts/CandleChart";
import type { Bar } from "@/market/bars";

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

export interface ChartKeyEvents {
  /** The cursor came to a bar. */
  onBar(bar: Bar): void;
  onIndicators(): void;
}

/** Handles a press on the chart. */
export function chartKeys(chart: CandleChart, { onBar, onIndicators }: ChartKeyEvents) {
  return (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    const step = STEPS[event.key];
    const factor = ZOOM[event.key];
    if (step !== undefined) {
      const bar = chart.moveCursor(step);
      if (bar) onBar(bar);
    } else if (factor !== undefined) chart.zoom(factor);
    else if (event.key === "Escape") chart.leaveCursor();
    else if (event.key === "/") onIndicators();
    else if (event.altKey && event.key === "r") chart.reset();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
