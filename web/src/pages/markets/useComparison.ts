import { useEffect } from "react";

import type { CandleChart } from "@/charts/CandleChart";
import type { BarFeed } from "@/market/barFeed";
import type { Legend } from "@/pages/markets/legend";

/** Draws another feed's closes over the candles, as far back as they reach. */
export function useComparison(
  bars: BarFeed,
  chart: CandleChart | null,
  other: BarFeed | null,
  legend: Legend,
): void {
  useEffect(() => {
    if (!chart || !other) return undefined;
    const closes = new Map<number, number>();
    const show = () => {
      closes.clear();
      for (const { time, close } of other.bars) closes.set(time, close);
      chart.comparison.show(closes);
      legend.write();
    };
    const reachBack = () => {
      const first = bars.bars[0]?.time;
      if (first !== undefined) void other.loadBackTo(first);
    };
    const moveLast = () => {
      const last = other.bars.at(-1);
      if (!last) return;
      closes.set(last.time, last.close);
      chart.comparison.updateLast();
      legend.write();
    };
    legend.compare(closes);
    show();
    reachBack();
    const stopOther = other.onBars((change) => {
      if (change === "last") return moveLast();
      show();
      reachBack();
    });
    const stopBars = bars.onBars((change) => change === "older" && reachBack());
    return () => {
      stopOther();
      stopBars();
      chart.comparison.show(null);
      legend.compare(null);
    };
  }, [bars, chart, other, legend]);
}
