import { useCallback, useEffect, useRef, useState } from "react";

import { CandleChart, type Hover, type ScaleMode } from "@/charts/CandleChart";
import { subscribeSeconds } from "@/core/clock";
import { subscribeTheme } from "@/core/theme";
import { formatInstant, resolveRange, type TimeRange } from "@/core/timeRange";
import { readChartTheme } from "@/design/chartTheme";
import type { BarFeed } from "@/market/barFeed";
import type { Gap } from "@/market/bars";
import type { IndicatorFeed } from "@/market/indicatorFeed";
import { indicatorId, type Indicator } from "@/market/indicators";
import { INTERVAL_WORDS, type Interval } from "@/market/intervals";
import { ChartLegend } from "@/pages/markets/ChartLegend";
import { chartKeys } from "@/pages/markets/chartKeys";
import { GapNote } from "@/pages/markets/GapNote";
import { describeBar, indicatorTexts, writeLegend } from "@/pages/markets/legend";
import { useIndicators } from "@/pages/markets/useIndicators";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";

import styles from "./ChartPanel.module.css";

export interface CandleStageProps {
  feed: BarFeed;
  decimals: number;
  mode: ScaleMode;
  range: TimeRange | null;
  isStale: boolean;
  interval: Interval;
  indicators: readonly Indicator[];
  onEditIndicators(): void;
}

/** What the legend is written from; changed in place, outside React. */
interface LegendSource {
  decimals: number;
  hover: Hover;
  indicators: readonly Indicator[];
  feed: IndicatorFeed | null;
}

/** Below a pane's upper edge. */
const LABEL_PX = 6;

function placeLabels(legend: HTMLElement, chart: CandleChart, tops: readonly number[]): void {
  for (const label of legend.querySelectorAll<HTMLElement>("[data-pane-of]")) {
    const id = label.dataset["paneOf"] ?? "";
    const top = tops[id === "volume" ? 1 : chart.indicators.paneOf(id)] ?? 0;
    label.style.top = `${top + LABEL_PX}px`;
  }
}

/** Joins the imperative chart to the page: its theme, keys, legend and the note over a gap. */
export function CandleStage({
  feed,
  decimals,
  mode,
  range,
  isStale,
  interval,
  indicators,
  onEditIndicators,
}: CandleStageProps) {
  const canvas = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLDivElement>(null);
  const source = useRef<LegendSource>({
    decimals,
    hover: { kind: "none" },
    indicators,
    feed: null,
  });
  const [chart, setChart] = useState<CandleChart | null>(null);
  const [gap, setGap] = useState<{ gap: Gap; x: number } | null>(null);
  const [isLive, setLive] = useState(true);
  const [spoken, setSpoken] = useState("");

  const write = useCallback(() => {
    const { hover, ...rest } = source.current;
    const bar = hover.kind === "bar" ? hover.bar : feed.bars.at(-1);
    if (!bar || !legend.current) return;
    const rows = rest.indicators.map((indicator) => {
      const id = indicatorId(indicator);
      const values = rest.feed?.valuesOf(id)?.get(bar.time);
      return { id, texts: indicatorTexts(indicator, values, rest.decimals) };
    });
    writeLegend(legend.current, bar, rest.decimals, rows);
  }, [feed]);

  useEffect(() => {
    const container = canvas.current;
    if (!container) return undefined;
    const created = new CandleChart(container, readChartTheme(container), feed.source.intervalMs, {
      onHover: (hover) => {
        source.current.hover = hover;
        write();
        setGap(hover.kind === "gap" ? hover : null);
      },
      onNearStart: () => void feed.loadOlder(),
      onLayout: (tops) => legend.current && placeLabels(legend.current, created, tops),
      onLive: setLive,
    });
    created.setDecimals(source.current.decimals);
    created.setBars(feed.bars);
    write();
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
  }, [feed, write]);

  const computed = useIndicators(feed, chart, indicators, write);
  useEffect(() => {
    Object.assign(source.current, { decimals, indicators, feed: computed.feed });
    chart?.setDecimals(decimals);
    write();
  }, [chart, computed.feed, decimals, indicators, write]);
  useEffect(() => chart?.setScaleMode(mode), [chart, mode]);
  useEffect(() => {
    const bounds = range && resolveRange(range, Date.now());
    if (bounds) chart?.show(bounds);
  }, [chart, range]);

  const onKeyDown = chart
    ? chartKeys(chart, {
        onBar: (bar) => setSpoken(describeBar(bar, decimals, formatInstant(bar.time))),
        onIndicators: onEditIndicators,
      })
    : undefined;
  return (
    <>
      <ChartLegend
        ref={legend}
        base={feed.source.pair.split("/")[0] ?? ""}
        indicators={indicators}
        onEdit={onEditIndicators}
      />
      <div
        ref={canvas}
        className={`${styles.canvas} ${isStale ? styles.stale : ""}`}
        role="application"
        aria-roledescription="chart"
        aria-label={`${feed.source.pair}, bars of ${INTERVAL_WORDS[interval]}. Arrow keys read bar by bar, plus and minus zoom.`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => chart?.leaveCursor()}
        onDoubleClick={() => chart?.reset()}
      />
      <div className="sr" aria-live="polite">
        {spoken}
      </div>
      {computed.error && (
        <div className={styles.failed}>
          <Badge look="warn" title={computed.error}>
            indicators not computed
          </Badge>
        </div>
      )}
      {gap && <GapNote source={feed.source} {...gap} />}
      {!isLive && (
        <Button size="small" className={styles.live} onClick={() => chart?.reset()}>
          Go to live
        </Button>
      )}
    </>
  );
}
