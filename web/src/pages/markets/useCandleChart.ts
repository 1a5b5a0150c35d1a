import { useEffect, useRef, useState, type RefObject } from "react";

import { CandleChart, type Hover } from "@/charts/CandleChart";
import { subscribeSeconds } from "@/core/clock";
import { subscribeTheme } from "@/core/theme";
import { readChartTheme } from "@/design/chartTheme";
import type { BarFeed } from "@/market/barFeed";
import type { Gap } from "@/market/bars";
import { movePriceLine } from "@/market/priceLines";
import type { Legend } from "@/pages/markets/legend";

export interface CandleChartState {
  /** For the element that the chart is drawn in. */
  canvas: RefObject<HTMLDivElement | null>;
  chart: CandleChart | null;
  gap: { gap: Gap; x: number } | null;
  /** True while the newest bar is in view. */
  isLive: boolean;
}

/** Makes the chart of a feed, and keeps it and its legend up with the bars. */
export function useCandleChart(legend: Legend, feed: BarFeed): CandleChartState {
  const canvas = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<CandleChart | null>(null);
  const [gap, setGap] = useState<CandleChartState["gap"]>(null);
  const [isLive, setLive] = useState(true);
  useEffect(() => {
    const container = canvas.current;
    if (!container) return undefined;
    const show = (hover: Hover) => {
      legend.point(hover.kind === "bar" ? hover.bar : null);
      setGap(hover.kind === "gap" ? hover : null);
    };
    const created = new CandleChart(container, readChartTheme(container), feed.source.intervalMs, {
      onHover: show,
      onNearStart: () => void feed.loadOlder(),
      onLayout: (tops) => legend.place(tops, (id) => created.indicators.paneOf(id)),
      onLive: setLive,
      onMoveLine: movePriceLine,
    });
    created.setBars(feed.bars);
    legend.write();
    setChart(created);
    const stopBars = feed.onBars((change) =>
      change === "last" ? created.updateLast(feed.bars) : created.setBars(feed.bars),
    );
    const stopTheme = subscribeTheme(() => created.setTheme(readChartTheme(container)));
    const stopSeconds = subscribeSeconds(() => created.tick());
    return () => {
      stopBars();
      stopTheme();
      stopSeconds();
      created.destroy();
      setChart(null);
    };
  }, [feed, legend]);
  return { canvas, chart, gap, isLive };
}
