import { useEffect, useMemo, useState } from "react";

import type { CandleChart } from "@/charts/CandleChart";
import type { BarFeed } from "@/market/barFeed";
import { IndicatorFeed } from "@/market/indicatorFeed";
import type { Indicator } from "@/market/indicators";
import type { Legend } from "@/pages/markets/legend";

export interface IndicatorState {
  feed: IndicatorFeed | null;
  /** Why newer values are not known. */
  error: string | null;
}

/** Keeps a chart's indicators computed and drawn, and the legend up with them. */
export function useIndicators(
  bars: BarFeed,
  chart: CandleChart | null,
  indicators: readonly Indicator[],
  legend: Legend,
): IndicatorState {
  const [error, setError] = useState<string | null>(null);
  const feed = useMemo(
    () =>
      chart &&
      new IndicatorFeed(
        bars,
        (change) => {
          chart.indicators.update(change);
          legend.write();
        },
        (state) => setError(state.error),
      ),
    [bars, chart, legend],
  );
  useEffect(() => feed?.open(), [feed]);
  useEffect(() => {
    if (!feed || !chart) return;
    feed.choose(indicators);
    chart.showIndicators(indicators, (id) => feed.valuesOf(id));
  }, [feed, chart, indicators]);
  return { feed, error };
}
